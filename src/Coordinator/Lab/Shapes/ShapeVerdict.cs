using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Shapes;

/// <summary>Whether side by side makes up for a wrong shape, as far as the figures show it.</summary>
internal static class ShapeVerdict
{
    /// <summary>Tells it in one sentence.</summary>
    public static string Of(ShapesSize size)
    {
        if (size.Differs)
        {
            return $"shape: WRONG: the same formula ends in different bits, first {size.Runs.FirstOrDefault(static run => run.Mismatch is not null)?.Mismatch?.ToString() ?? "in the world hash of two shapes"}.";
        }

        if (size.Apart.Judgement == Judgement.Equal)
        {
            return $"shape: all shapes take the same here on one thread, the slowest {size.Apart} of the fastest, so there is nothing to rescue.";
        }

        return $"shape: {Rescued(size)}: {size.Worst.Name} take {UnitText.Seconds(ShapedRuns.Tick(size.Worst.Parallel))} a tick on {Crew(size)}, "
            + $"{size.Best.Name} {UnitText.Seconds(ShapedRuns.Tick(size.Best.Serial))} on one thread, {size.Rescue} as long; the same bits in every shape.";
    }

    private static string Rescued(ShapesSize size) => size.Rescue.Judgement switch
    {
        Judgement.Longer => "parallelism doesn't rescue the wrong shape",
        Judgement.Shorter => "parallelism rescues the wrong shape",
        Judgement.Equal => "parallelism just about makes up for the wrong shape",
        Judgement.TooFew => "too few samples to say whether parallelism rescues the wrong shape",
        _ => "these figures don't show whether parallelism rescues the wrong shape",
    };

    private static string Crew(ShapesSize size) =>
        size.Worst.Parallel.Plan.Dispatch == DispatchMode.Threads ? $"{size.Workers} threads" : $"{size.Workers} processes";
}
