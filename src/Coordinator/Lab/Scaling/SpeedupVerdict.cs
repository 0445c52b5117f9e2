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
    /// <param name="cpus">CPUs there are to share.</param>
    public static string Of(IReadOnlyList<ScalingSize> sizes, int cpus)
    {
        (ScalingSize small, ScalingSize large) = (sizes[0], sizes[^1]);
        return $"speedup: on {large.Rows:N0} rows {Memory(large, cpus)}; {Compute(large, cpus)}; on {small.Rows:N0} rows {Told(small, cpus)}.";
    }

    private static string Memory(ScalingSize size, int cpus)
    {
        ScaledRuns runs = size.MemoryOnce;
        string why = Bottlenecks.OfMemory(runs.Flat, size.ComputeOnce.Flat, cpus) switch
        {
            Bottleneck.Bandwidth => $": bandwidth, since {size.ComputeOnce.Kernel} still gains there",
            Bottleneck.Cores => Cores(cpus) + Before(size, cpus),
            Bottleneck.MissingCores => Missing(cpus),
            _ => string.Empty,
        };
        return $"{Spot(runs)}{why}{Law(runs, cpus)}";
    }

    private static string Compute(ScalingSize size, int cpus)
    {
        ScaledRuns runs = size.ComputeOnce;
        string why = Bottlenecks.OfCompute(runs.Flat, cpus) switch
        {
            Bottleneck.Cores => Cores(cpus),
            Bottleneck.MissingCores => Missing(cpus),
            _ => string.Empty,
        };
        return $"{Spot(runs)}{why}{Law(runs, cpus)}";
    }

    private static string Told(ScalingSize size, int cpus)
    {
        ScaledRuns told = size.MemoryTold;
        ScalingPoint own = told.Curve.At(cpus);
        double cost = own.GainTo(size.MemoryOnce.Curve.At(cpus));
        string figure = $"by {RunName.Workers(own.Workers)} it takes {UnitText.Times(cost)} as long as told once";
        Bottleneck once = Bottlenecks.OfMemory(size.MemoryOnce.Flat, size.ComputeOnce.Flat, cpus);
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

    private static string Cores(int cpus) => cpus == 1 ? ": cores, for there is one CPU" : $": cores, for all {cpus} CPUs are in use";

    private static string Missing(int cpus) => $": fewer CPUs are had than the {cpus} that the system grants (threads of one core, other load, or a clock that goes down)";

    private static string Before(ScalingSize size, int cpus)
    {
        (double memory, double compute) = (GainOf(size.MemoryOnce, cpus), GainOf(size.ComputeOnce, cpus));
        return memory < Short * compute
            ? $", and bandwidth before that: {UnitText.Times(memory)} one worker where {size.ComputeOnce.Kernel} has {UnitText.Times(compute)}"
            : string.Empty;
    }

    private static double GainOf(ScaledRuns runs, int cpus) => runs.Curve.Points[0].GainTo(runs.Curve.At(cpus));

    // The law with coherence where it can be told from none; the simpler one otherwise.
    private static string Law(ScaledRuns runs, int cpus)
    {
        FittedLaw? universal = ScalingFit.Of(runs.Curve, ScalingLaw.Universal, cpus).Fit;
        FittedLaw? law = universal is { Coherence.IsResolved: true } ? universal : ScalingFit.Of(runs.Curve, ScalingLaw.Amdahl, cpus).Fit;
        return law is null ? string.Empty
            : law.FlatFrom is { } flat ? $" (by {(law.Law == ScalingLaw.Amdahl ? "Amdahl's law" : "the Universal Scalability Law")} from {flat} workers on, {law.FlatFromLow} to {law.FlatFromHigh?.ToString() ?? "any"})"
            : " (by Amdahl's law more CPUs would go on gaining)";
    }
}
