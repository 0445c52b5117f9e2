namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>Hears how long each worker computed, on the dispatching thread: whatever it does, every worker waits for.</summary>
internal interface IRangeTimes
{
    /// <summary>A worker has answered; of each dispatch all do, in the order of their indices.</summary>
    /// <param name="worker">Its index.</param>
    /// <param name="nanoseconds">What its ticks took, on its own clock: without telling and without waiting for others.</param>
    void Heard(int worker, long nanoseconds);
}
