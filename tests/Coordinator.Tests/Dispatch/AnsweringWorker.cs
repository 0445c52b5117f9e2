using System.IO.Pipes;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

/// <summary>The other end of a real pipe, on a thread of its own: answers every execute at once until it is told to leave.</summary>
internal sealed class AnsweringWorker
{
    private readonly int _rows;

    public AnsweringWorker(int rows)
    {
        string name = $"pm-test-{Guid.NewGuid():N}";
        _rows = rows;
        Coordinator = new NamedPipeServerStream(name, PipeDirection.InOut, 1);
        NamedPipeClientStream stream = new(".", name, PipeDirection.InOut);
        stream.Connect(TimeSpan.FromSeconds(20));
        Coordinator.WaitForConnection();
        new Thread(() => Answer(stream)) { IsBackground = true, Name = "answering worker" }.Start();
    }

    /// <summary>The coordinator's end; its owner disposes it, which ends the thread.</summary>
    public NamedPipeServerStream Coordinator { get; }

    private void Answer(NamedPipeClientStream stream)
    {
        using PipeConnection pipe = PipeConnection.OfWorker(stream);
        try
        {
            while (pipe.TryWait(out MessageKind kind) && kind == MessageKind.Execute)
            {
                pipe.Send(new Completed(pipe.Take<Execute>().TickCount, 1, _rows));
            }
        }
        catch (IOException)
        {
            // The other end was quicker to leave.
        }
    }
}
