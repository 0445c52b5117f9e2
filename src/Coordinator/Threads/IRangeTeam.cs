namespace ParallelMotion.Coordinator.Threads;

/// <summary>Threads of this process that compute the ranges of a plan side by side.</summary>
internal interface IRangeTeam
{
    /// <summary>Takes every range through ticks, and returns when all are done.</summary>
    /// <param name="firstTick">The run's number of the first.</param>
    /// <param name="ticks">How many.</param>
    /// <exception cref="Outcomes.RefusedException">A kernel threw.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    void Run(int firstTick, int ticks);
}
