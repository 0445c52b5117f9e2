using System.IO.Pipes;

namespace ParallelMotion.Worker.Tests;

/// <summary>Both ends of a real pipe, which a hang-up can be watched on.</summary>
internal sealed class PipePair : IDisposable
{
    public PipePair()
    {
        string name = $"pm-test-{Guid.NewGuid():N}";
        Coordinator = new NamedPipeServerStream(name, PipeDirection.InOut, 1);
        Worker = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        Worker.Connect(TimeSpan.FromSeconds(20));
        Coordinator.WaitForConnection();
        Hangup = new PipeHangup(Worker);
    }

    public NamedPipeServerStream Coordinator { get; }

    public NamedPipeClientStream Worker { get; }

    public PipeHangup Hangup { get; }

    public void Dispose()
    {
        Hangup.Dispose();
        Worker.Dispose();
        Coordinator.Dispose();
    }
}
