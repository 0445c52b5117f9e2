using Microsoft.Extensions.Logging;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// Counts who connected to a worker's pipe and was not that worker. The first few are logged one by one, the others as a number at the
/// end: whoever floods the pipe must not flood the log.
/// </summary>
internal sealed class TurnedAway(int worker, ILogger log)
{
    private const int LoggedAlone = 3;

    private int _count;

    /// <summary>Notes one.</summary>
    /// <param name="reason">Why, as part of a sentence.</param>
    public void Add(string reason)
    {
        if (++_count <= LoggedAlone)
        {
            WorkerLog.StrangerTurnedAway(log, worker, reason);
        }
    }

    /// <summary>Says how many there were, where not each was told of.</summary>
    public void Conclude()
    {
        if (_count > LoggedAlone)
        {
            WorkerLog.StrangersTurnedAway(log, worker, _count, LoggedAlone);
        }
    }
}
