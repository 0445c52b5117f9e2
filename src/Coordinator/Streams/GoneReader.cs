namespace ParallelMotion.Coordinator.Streams;

/// <summary>Tells a reader that has seen enough, such as <c>head</c>, from a disk that is full.</summary>
internal static class GoneReader
{
    /// <summary>EPIPE; ERROR_NO_DATA and ERROR_BROKEN_PIPE on Windows.</summary>
    private static readonly int[] Codes = OperatingSystem.IsWindows() ? [unchecked((int)0x800700E8), unchecked((int)0x8007006D)] : [32];

    /// <summary>Whether writing failed because nobody reads any more.</summary>
    public static bool IsCauseOf(Exception cause) => cause is IOException && Codes.Contains(cause.HResult);
}
