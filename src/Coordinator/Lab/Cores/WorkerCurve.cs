using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>One kind of work with different numbers of workers, all sampled in turn.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Recommended">The number that is to be held against the others; among them.</param>
/// <param name="Measurements">The serial run, and one for each number of workers.</param>
internal sealed record WorkerCurve(WorkKind Kind, int Recommended, IReadOnlyList<Measurement> Measurements)
{
    /// <summary>The process alone.</summary>
    public Measurement Serial => Measurements.First(static run => run.Plan.Dispatch == DispatchMode.Serial);

    /// <summary>The runs with workers, the fewest first.</summary>
    public IReadOnlyList<Measurement> Told => [.. Measurements.Where(static run => run.Plan.Dispatch != DispatchMode.Serial).OrderBy(static run => run.Plan.Workers)];

    /// <summary>The one with the least median; the fewest workers of several.</summary>
    public Measurement Best => Told.MinBy(static run => run.Seconds.Median)!;

    /// <summary>The run with the recommended number.</summary>
    public Measurement Of(int workers) => Told.First(run => run.Plan.Workers == workers);

    /// <summary>The fewest workers that the best doesn't beat by more than noise, where there is so little noise that it would show.</summary>
    public Measurement Enough => Told.First(run => run == Best || IsAsGood(PairedRatio.Of(run, Best)));

    private static bool IsAsGood(PairedRatio ratio) => ratio.Judgement != Judgement.TooFew && !ratio.IsAbove(Agreement.Least) && ratio.High < Agreement.Wide;
}
