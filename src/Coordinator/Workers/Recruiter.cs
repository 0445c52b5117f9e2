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
    // Whoever stands by has the place behind the last. It is nobody's first process: a drill of the first spares it.
    private readonly int[] _started = [.. new int[widest.Ranges.Length], 1];

    /// <summary>How many posts there are.</summary>
    public int Posts => widest.Ranges.Length;

    /// <summary>Starts a process, without waiting for it. One post's are started one after the other, those of several by any threads.</summary>
    /// <param name="worker">The post.</param>
    /// <exception cref="WorkerFailedException">The system refuses.</exception>
    public PendingWorker Start(int worker)
    {
        PendingWorker pending = StartAt(worker);
        RowRange range = widest.Ranges[worker];
        WorkerLog.Started(log, worker, pending.Pid, range.Start, range.End);
        return pending;
    }

    /// <summary>Starts a process that is to stand by, without waiting for it. One after the other.</summary>
    /// <exception cref="WorkerFailedException">The system refuses.</exception>
    public PendingWorker StartStandby()
    {
        PendingWorker pending = StartAt(Posts);
        WorkerLog.StandbyStarted(log, pending.Pid);
        return pending;
    }

    /// <summary>Makes a process that stood by the worker of a post.</summary>
    public void Appoint(WorkerLink standby, int worker)
    {
        standby.Become(worker);
        RowRange range = widest.Ranges[worker];
        WorkerLog.Appointed(log, worker, standby.Pid, range.Start, range.End);
    }

    private PendingWorker StartAt(int place)
    {
        // Counted here alone: a number given twice would be a pipe that somebody listens on already.
        int incarnation = _started[place]++;
        return PendingWorker.Start(executable, place, store.PipeName(place, incarnation), log, drill, incarnation, standsBy: place == Posts);
    }
}
