using Microsoft.Extensions.Logging;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>Starts processes for the posts of a crew.</summary>
/// <param name="executable">The worker's executable.</param>
/// <param name="store">The run's store, whose folder the pipes lie in.</param>
/// <param name="widest">The partition that gives each of them a range.</param>
/// <param name="drill">A fault drill for them; null for that of the environment.</param>
/// <param name="log">The job's log.</param>
internal sealed class Recruiter(string executable, RegionStore store, Partition widest, string? drill, ILogger log)
{
    /// <summary>How many posts there are.</summary>
    public int Posts => widest.Ranges.Length;

    /// <summary>Starts a process, without waiting for it.</summary>
    /// <param name="worker">The post.</param>
    /// <param name="incarnation">How many held it before.</param>
    /// <exception cref="WorkerFailedException">The system refuses.</exception>
    public PendingWorker Start(int worker, int incarnation)
    {
        PendingWorker pending = PendingWorker.Start(executable, worker, store.PipeName(worker, incarnation), log, drill, incarnation);
        RowRange range = widest.Ranges[worker];
        WorkerLog.Started(log, worker, pending.Pid, range.Start, range.End);
        return pending;
    }
}
