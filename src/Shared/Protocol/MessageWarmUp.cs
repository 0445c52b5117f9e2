namespace ParallelMotion.Shared.Protocol;

/// <summary>
/// Sends the messages of a tick to itself until their code is there, so that the first dispatch doesn't wait for the compiler
/// on either side. It stands beside the messages for a second reason: code for their generic methods is prepared
/// ahead of time (see ReadyToRun) only where the same assembly uses them.
/// </summary>
public static class MessageWarmUp
{
    /// <summary>Runs once through everything; a few milliseconds when all is still to be compiled.</summary>
    public static void Run()
    {
        using PipeConnection loop = new(new LoopStream(), Limits.MaxFrameBytesToWorker, Limits.MaxFrameBytesToWorker);
        Pass(loop, new Ready(0, string.Empty, []));
        Pass(loop, new Execute(0, 0));
        Pass(loop, new Completed(0, 0, 0));
        Pass(loop, default(Wake));
    }

    private static void Pass<T>(PipeConnection loop, T message) where T : IMessage<T>
    {
        loop.Send(message);
        _ = loop.TryWait(out _);
        _ = loop.Take<T>();
    }
}
