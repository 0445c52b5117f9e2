namespace ParallelMotion.Coordinator.Verification;

/// <summary>What the kernels of a run found.</summary>
/// <param name="Rows">How many rows, over all ticks.</param>
/// <param name="Hash">SHA-256 over them, tick by tick: which, and in which order.</param>
/// <param name="MergeSeconds">What merging the segments took, over all ticks.</param>
/// <param name="EndSeconds">What the coordinator's part of the ticks took.</param>
internal sealed record FoundRows(long Rows, string Hash, double MergeSeconds, double EndSeconds)
{
    /// <summary>Compares with what the serial run found.</summary>
    /// <returns>The difference, or null.</returns>
    public Mismatch? Compare(FoundRows serial) => Rows == serial.Rows && string.Equals(Hash, serial.Hash, StringComparison.Ordinal)
        ? null
        : new Mismatch("rows found", 0, $"{Rows} rows, sha256 {Hash}", $"{serial.Rows} rows, sha256 {serial.Hash}");
}
