using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>
/// Orders and answers as words in the control region, watched by whoever waits for them. A message goes over the pipe only to
/// wake somebody who has given up watching, and when something went wrong.
/// </summary>
/// <param name="watcher">The telling thread's.</param>
internal sealed class DoorbellChannel(Watcher watcher) : IDispatchChannel
{
    /// <inheritdoc/>
    public void Tell(ReadOnlySpan<WorkerPost> workers, Execute order)
    {
        foreach (WorkerPost post in workers)
        {
            if (post.Owe(order))
            {
                post.Link.NoteAsked();
                BellOf(post.Link).Ring(order);
            }
        }

        SharedWord.Fence();
        foreach (WorkerPost post in workers)
        {
            if (!post.IsVacant && BellOf(post.Link).OwesWake())
            {
                _ = post.Link.TryTell(default(Wake));
            }
        }
    }

    /// <inheritdoc/>
    public Completed Hear(WorkerLink worker)
    {
        DoorbellEnd end = BellOf(worker);
        while (!end.TryHear(watcher))
        {
            if (end.Park())
            {
                _ = worker.Hear<Wake>();
                end.Unpark();
                watcher.GoHome();
            }
        }

        if (end.HasFailed)
        {
            // The reason lies in the pipe, and this throws it, if need be behind a wake that came too late. What else may lie there is none.
            _ = worker.Hear<Wake>();
            _ = worker.Hear<Wake>();
            throw new WorkerFailedException(worker.Index, $"Worker {worker.Index} broke the protocol: it rang that it failed, and said no reason.");
        }

        worker.NoteAnswered();
        return end.Answer;
    }

    private static DoorbellEnd BellOf(WorkerLink worker) => worker.Bell
        ?? throw new InvalidOperationException($"Broken invariant: worker {worker.Index} is to be rung, and has no bell.");
}
