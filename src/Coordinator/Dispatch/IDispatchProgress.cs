namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>Hears of finished dispatches, on the dispatching thread: whatever it does, every worker waits for.</summary>
internal interface IDispatchProgress
{
    /// <summary>All workers have finished these ticks.</summary>
    /// <param name="finishedTicks">Ticks of the run that are finished.</param>
    void Finished(int finishedTicks);
}
