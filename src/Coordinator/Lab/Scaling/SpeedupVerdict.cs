using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>Where curves go flat and what is short there, in a sentence.</summary>
internal static class SpeedupVerdict
{
    /// <summary>Traffic that gains less than this part of what arithmetic gains, where every CPU is in use, was short of memory before.</summary>
    private const double Short = 0.75;

    /// <summary>Tells it: traffic and arithmetic on the largest table, telling on the smallest, where it weighs the most.</summary>
    /// <param name="sizes">The smallest first.</param>
    /// <param name="cpus">CPUs there are to share; a quota may grant a part of one.</param>
    public static string Of(IReadOnlyList<ScalingSize> sizes, double cpus)
    {
        (ScalingSize small, ScalingSize large) = (sizes[0], sizes[^1]);
        return $"speedup: on {large.Rows:N0} rows {Memory(large, cpus)}; {Compute(large, cpus)}; on {small.Rows:N0} rows {Told(small, cpus)}.";
    }

    private static string Memory(ScalingSize size, double cpus)
    {
        ScaledRuns runs = size.MemoryOnce;
        string why = Bottlenecks.OfMemory(runs.Flat, size.ComputeOnce.Flat, WorkerCounts.WholeOf(cpus)) switch
        {
            Bottleneck.Bandwidth => $": bandwidth, since {size.ComputeOnce.Kernel} still gains there",
            Bottleneck.Cores => Cores(cpus) + Before(size, cpus),
            Bottleneck.MissingCores => Missing(cpus),
            _ => string.Empty,
        };
        return $"{Spot(runs)}{why}{Law(runs, cpus)}";
    }

    private static string Compute(ScalingSize size, double cpus)
    {
        ScaledRuns runs = size.ComputeOnce;
        string why = Bottlenecks.OfCompute(runs.Flat, WorkerCounts.WholeOf(cpus)) switch
        {
            Bottleneck.Cores => Cores(cpus),
            Bottleneck.MissingCores => Missing(cpus),
            _ => string.Empty,
        };
        return $"{Spot(runs)}{why}{Law(runs, cpus)}";
    }

    private static string Told(ScalingSize size, double cpus)
    {
        ScaledRuns told = size.MemoryTold;
        ScalingPoint own = told.Curve.At(WorkerCounts.WholeOf(cpus));
        double cost = own.GainTo(size.MemoryOnce.Curve.At(WorkerCounts.WholeOf(cpus)));
        string figure = $"by {RunName.Workers(own.Workers)} it takes {UnitText.Times(cost)} as long as told once";
        if (!told.Curve.TellsFlat)
        {
            return $"{Spot(told)}, and {figure}";
        }

        Bottleneck once = Bottlenecks.OfMemory(size.MemoryOnce.Flat, size.ComputeOnce.Flat, WorkerCounts.WholeOf(cpus));
        return Bottlenecks.OfTold(cost, once) switch
        {
            Bottleneck.Telling => $"{Spot(told)}: telling, since {figure}",
            Bottleneck.Bandwidth => $"{Spot(told)}: bandwidth as told once, since {figure}",
            Bottleneck.Cores => $"{Spot(told)}: cores as told once, since {figure}",
            Bottleneck.MissingCores => $"{Spot(told)}: CPUs that aren't had as told once, since {figure}",
            _ => $"{Spot(told)}, and {figure}",
        };
    }

    private static string Spot(ScaledRuns runs)
    {
        if (!runs.Curve.TellsFlat)
        {
            ScalingPoint only = runs.Curve.Last;
            return $"{runs.Curve.Name}, was measured by {RunName.Workers(only.Workers)} alone ({Beside(runs.SpeedUp(only.Workers))}), which says nothing about a flat spot";
        }

        if (runs.Flat is not { Workers: { } flat } spot)
        {
            ScalingPoint last = runs.Curve.Last;
            return $"{runs.Curve.Name}, isn't flat up to {RunName.Workers(last.Workers)} ({Beside(runs.SpeedUp(last.Workers))})";
        }

        string rise = spot.GoesUp ? $", and {spot.Slowest} take {UnitText.Times(spot.Rise)} as long" : string.Empty;
        return $"{runs.Curve.Name}, goes flat at {RunName.Workers(flat)} ({Beside(runs.SpeedUp(flat))}{rise})";
    }

    // Of a loss two decimals say nothing: told every tick, a small table takes hundreds of times as long.
    private static string Beside(double speedUp) => speedUp >= 1 ? $"{UnitText.Times(speedUp)} one process" : $"{UnitText.Times(1 / speedUp)} as long as one process";

    private static string Cores(double cpus) => cpus == 1 ? ": cores, for 1 CPU is all there is to use" : $": cores, for all {cpus:0.##} CPUs are in use";

    private static string Missing(double cpus) => $": fewer CPUs are had than the {cpus:0.##} that the system grants (threads of one core, other load, or a clock that goes down)";

    private static string Before(ScalingSize size, double cpus)
    {
        (double memory, double compute) = (GainOf(size.MemoryOnce, cpus), GainOf(size.ComputeOnce, cpus));
        return memory < Short * compute
            ? $", and bandwidth before that: {UnitText.Times(memory)} one worker where {size.ComputeOnce.Kernel} has {UnitText.Times(compute)}"
            : string.Empty;
    }

    private static double GainOf(ScaledRuns runs, double cpus) => runs.Curve.Points[0].GainTo(runs.Curve.At(WorkerCounts.WholeOf(cpus)));

    // The law with coherence where it can be told from none; the simpler one otherwise.
    private static string Law(ScaledRuns runs, double cpus)
    {
        FittedLaw? universal = ScalingFit.Of(runs.Curve, ScalingLaw.Universal, WorkerCounts.WholeOf(cpus)).Fit;
        FittedLaw? law = universal is { Coherence.IsResolved: true } ? universal : ScalingFit.Of(runs.Curve, ScalingLaw.Amdahl, WorkerCounts.WholeOf(cpus)).Fit;
        return law is null ? string.Empty : $" (by {ScalingLawName.Of(law.Law)} {From(law)})";
    }

    private static string From(FittedLaw law) => law switch
    {
        { FlatFrom: { } flat } => $"from {flat} workers on, {law.FlatFromLow} to {law.FlatFromHigh?.ToString() ?? "any"}",
        { FlatFromLow: { } low } => $"more CPUs would go on gaining, but perhaps only up to {RunName.Workers(low)}",
        _ => "more CPUs would go on gaining",
    };
}
