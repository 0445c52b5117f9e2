using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// Finds out how many ticks a dispatch of a run should ask for, by what telling and a tick take on its workers. A plan is
/// otherwise complete before any process exists; this is the one figure that can't be known before.
/// </summary>
internal sealed class BatchMeter(RunExecutor executor, CancellationToken stop)
{
    private const int FirstGuess = 16;

    /// <summary>
    /// With more ticks a dispatch a tick takes less (in the cache, all the more), so the answer changes what it was
    /// computed from. It settles within two or three rounds; more would be spent on noise.
    /// </summary>
    private const int MostRounds = 4;

    /// <summary>The fastest of these counts: what is slower was disturbed.</summary>
    private const int RunsPerRound = 3;

    /// <summary>Chooses.</summary>
    /// <param name="plan">The run, with a share.</param>
    /// <param name="share">The share of the work that telling may cost.</param>
    public BatchChoice Choose(RunPlan plan, double share)
    {
        // As between two dispatches with work in them: those who wait have fallen asleep.
        double telling = WakeMeter.Measure(executor.Attach(plan), stop).TotalSeconds;
        BatchChoice choice = new(Math.Min(FirstGuess, plan.Ticks), string.Empty);
        for (int round = 0; round < MostRounds; round++)
        {
            BatchChoice before = choice;
            choice = BatchChoice.Of(telling, TickSeconds(plan, before.Ticks, telling), share, plan.Ticks);
            if (choice.Ticks == before.Ticks)
            {
                break;
            }
        }

        return choice;
    }

    private double TickSeconds(RunPlan plan, int ticks, double telling)
    {
        double seconds = Enumerable.Range(0, RunsPerRound).Min(_ => executor.Run(plan with { Ticks = ticks, TicksPerDispatch = ticks }));

        // Noise may make a dispatch cheaper than telling was: a tick still takes something.
        return Math.Max(seconds - telling, seconds / 10) / ticks;
    }
}
