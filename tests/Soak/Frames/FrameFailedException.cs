namespace ParallelMotion.Soak.Frames;

/// <summary>A mutated frame was taken otherwise than as a message or a breach.</summary>
internal sealed class FrameFailedException : Exception
{
    /// <summary>Bytes shown; the command shows them all.</summary>
    private const int MostShown = 512;

    public FrameFailedException(ulong seed, long frame, ReadOnlySpan<byte> bytes, Exception cause)
        : base($"{cause.Message} Again: tests/soak.sh frames --seed {seed} --first {frame} --count 1; bytes={Convert.ToHexString(bytes[..Math.Min(bytes.Length, MostShown)])}", cause)
    {
    }
}
