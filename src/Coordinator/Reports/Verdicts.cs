using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>What the figures say, one sentence each.</summary>
internal static class Verdicts
{
    /// <summary>A table small enough that telling weighs in: where the reader's own may lie.</summary>
    private const int SmallTableRows = 100_000;

    public static IReadOnlyList<string> Of(JobResult result)
    {
        List<string> verdicts = [Correctness(result)];
        foreach (IGrouping<IKernel, Measurement> kernel in result.Measurements.GroupBy(static measurement => measurement.Plan.Kernel))
        {
            verdicts.AddRange(new[] { SpeedUp(result, kernel), Telling(result, kernel), Batching(kernel) }.OfType<string>());
        }

        return verdicts;
    }

    private static string Correctness(JobResult result)
    {
        Measurement? wrong = result.Wrong.FirstOrDefault();
        return wrong is null
            ? $"All {result.Measurements.Count} runs gave the serial result to the bit, in every sample."
            : $"WRONG: {result.Wrong.Count()} of {result.Measurements.Count} runs differ from the serial result, first {wrong.Plan.Kernel.Name} with "
            + $"{RunName.Of(wrong.Plan)}: {wrong.Mismatch}.";
    }

    private static string? SpeedUp(JobResult result, IGrouping<IKernel, Measurement> kernel)
    {
        Measurement? best = kernel
            .Where(static each => each.Plan.Dispatch != DispatchMode.Serial)
            .MaxBy(result.SpeedUp);
        return best is null
            ? null
            : $"{kernel.Key.Name}: {RunName.Workers(best.Plan.Workers)} told {RunName.DispatchOf(best.Plan)} run {UnitText.Times(result.SpeedUp(best))} as fast as "
            + $"one process in the same sweep ({RunName.Of(best.Plan)}).";
    }

    private static string? Telling(JobResult result, IGrouping<IKernel, Measurement> kernel)
    {
        DispatchCost? cost = DispatchCost.Among([.. kernel]).MaxBy(static each => each.Workers);
        if (cost is null)
        {
            return null;
        }

        double? roundTrip = result.RoundTrips.FirstOrDefault(each => each.Workers == cost.Workers)?.Seconds.Median;
        double perTick = cost.IsResolved ? cost.SecondsPerTick : roundTrip ?? 0;
        double smallTableWork = cost.WorkSecondsPerTick * SmallTableRows / result.Rows;
        string measured = cost.IsResolved
            ? $"costs {UnitText.Seconds(perTick)} per tick, {UnitText.Percent(perTick / cost.WorkSecondsPerTick)} of the work"
            : $"costs less than this run can tell ({UnitText.Seconds(cost.Lowest)} to {UnitText.Seconds(cost.Highest)} per tick from sample to sample); "
            + $"an empty round trip takes {UnitText.Seconds(perTick)}, {UnitText.Percent(perTick / cost.WorkSecondsPerTick)} of the work";
        return $"{kernel.Key.Name}: dispatching every tick to {RunName.Workers(cost.Workers)} {measured}; at {SmallTableRows:N0} rows it would cost "
            + $"{UnitText.Percent(perTick / smallTableWork)}.";
    }

    private static string? Batching(IGrouping<IKernel, Measurement> kernel)
    {
        Measurement? tiled = kernel
            .Where(static each => each.Plan is { Dispatch: DispatchMode.PerRun, Sweep: Sweep.Tiled })
            .MaxBy(static each => each.Plan.Workers);
        Measurement? streaming = tiled is null
            ? null
            : kernel.FirstOrDefault(each => each.Plan == tiled.Plan with { Sweep = Sweep.Streaming });
        return streaming is null
            ? null
            : $"{kernel.Key.Name}: told once, workers may run all ticks on one cache-sized tile before the next: "
            + $"{UnitText.Times(streaming.Seconds.Median / tiled!.Seconds.Median)} as fast as streaming, same bits.";
    }
}
