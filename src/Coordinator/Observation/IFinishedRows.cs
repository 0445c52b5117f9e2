namespace ParallelMotion.Coordinator.Observation;

/// <summary>How far whoever computes is, to be looked at from any thread.</summary>
internal interface IFinishedRows
{
    /// <summary>
    /// Row-ticks that somebody has finished, counted from anywhere. Only differences mean something, and one that falls says that another
    /// process has taken over.
    /// </summary>
    /// <param name="worker">Its index; 0 where the coordinator computes alone.</param>
    long Of(int worker);
}
