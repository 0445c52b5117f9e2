namespace ParallelMotion.Coordinator.Verification;

/// <summary>The first row of a column whose bits differ from the serial result.</summary>
/// <param name="Column">The column.</param>
/// <param name="Row">The row.</param>
/// <param name="Found">What the parallel run left, as <see cref="ElementText"/> writes it.</param>
/// <param name="Expected">What the serial run left.</param>
internal sealed record Mismatch(string Column, int Row, string Found, string Expected)
{
    /// <inheritdoc/>
    public override string ToString() => $"column={Column}, row={Row}, found={Found}, expected={Expected}";
}
