using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>Ticks that the coordinator runs itself. A kernel that throws in them is the user's, and so is the trouble: no defect of ours.</summary>
internal static class OwnTicks
{
    /// <summary>Runs ticks.</summary>
    /// <param name="sweep">Of what, and over which rows.</param>
    /// <param name="firstTick">The run's number of the first.</param>
    /// <param name="ticks">How many.</param>
    /// <param name="progress">Hears of finished rows, and ends the ticks where the job is stopped.</param>
    /// <param name="where">Where that is, as it stands in a sentence.</param>
    /// <exception cref="RefusedException">A kernel threw.</exception>
    public static void Run(ScheduleSweep sweep, int firstTick, int ticks, ISweepProgress progress, string where = "in the serial run")
    {
        try
        {
            sweep.Run(firstTick, ticks, progress);
        }
        catch (Exception cause) when (cause is not OperationCanceledException { CancellationToken.IsCancellationRequested: true })
        {
            // With its stack, which helps whoever wrote it.
            throw RefusedException.Usage($"Cannot run because a kernel threw {where}: {sweep.Position}, cause={cause}", cause);
        }
    }
}
