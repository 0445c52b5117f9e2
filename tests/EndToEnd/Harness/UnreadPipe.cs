namespace ParallelMotion.EndToEnd.Harness;

/// <summary>A pipe that is full already, and that nobody reads.</summary>
internal sealed class UnreadPipe : IDisposable
{
    /// <summary>What the system gives a pipe.</summary>
    private const int Capacity = 1 << 16;

    private readonly FileStream _bothEnds;

    public UnreadPipe(WorkFolder folder)
    {
        Path = folder["unread"];
        _ = Shell.Run($"mkfifo '{Path}'");

        // With both ends, so that whoever opens it to write finds a reader.
        _bothEnds = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _bothEnds.Write(new byte[Capacity]);
    }

    public string Path { get; }

    public void Dispose() => _bothEnds.Dispose();
}
