using MathNet.Numerics.Statistics;
using ParallelMotion.Coordinator.Dispatch;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>
/// What telling every tick costs beside telling once, for one kernel and worker count: the median over rounds of the
/// difference between the two runs of that round, for each dispatch more. Both runs cross memory in the same sweep.
/// </summary>
internal sealed record DispatchCost
{
    /// <summary>With fewer samples there is no telling a difference from noise.</summary>
    public const int FewestSamples = 3;

    private DispatchCost(Measurement perTick, Measurement perRun)
    {
        PerTick = perTick;
        PerRun = perRun;
        int moreDispatches = perTick.Plan.Ticks - 1;
        double[] costs = [.. perTick.Samples.Zip(perRun.Samples, (often, once) => (often - once) / moreDispatches).Order()];
        SecondsPerTick = SortedArrayStatistics.Median(costs);
        Lowest = costs[0];
        Highest = costs[^1];
    }

    /// <summary>The run that is told every tick.</summary>
    public Measurement PerTick { get; }

    /// <summary>The run that is told once.</summary>
    public Measurement PerRun { get; }

    /// <summary>Whether they are told every tick by doorbell; otherwise over the pipes. Told once, it is always the pipes.</summary>
    public bool IsRung => PerTick.Plan.IsRung;

    /// <summary>What they are told every tick by, in words.</summary>
    public string Channel => ChannelName.Of(IsRung);

    /// <summary>Processes that are told.</summary>
    public int Workers => PerRun.Plan.Workers;

    /// <summary>The cost of telling one more tick. Meaningless, and maybe negative, unless <see cref="IsResolved"/>.</summary>
    public double SecondsPerTick { get; }

    /// <summary>The cost in the round where it seemed lowest.</summary>
    public double Lowest { get; }

    /// <summary>The cost in the round where it seemed highest.</summary>
    public double Highest { get; }

    /// <summary>Whether the two runs could be told apart at all: in every one of several rounds, telling more took longer.</summary>
    public bool IsResolved => Lowest > 0 && PerTick.Samples.Length >= FewestSamples;

    /// <summary>Seconds that one tick's work takes when nobody has to be told.</summary>
    public double WorkSecondsPerTick => PerRun.Seconds.Median / PerRun.Plan.Ticks;

    /// <summary>All pairs of a job that differ in nothing but how often workers are told.</summary>
    public static IReadOnlyList<DispatchCost> Among(IReadOnlyList<Measurement> measurements) =>
    [
        .. from perTick in measurements
           where perTick.Plan.Dispatch is DispatchMode.PerTick or DispatchMode.Doorbell && perTick.Plan.Ticks > 1
           from perRun in measurements
           where perRun.Plan == perTick.Plan with { Dispatch = DispatchMode.PerRun, TicksPerDispatch = perRun.Plan.Ticks }
           select new DispatchCost(perTick, perRun),
    ];
}
