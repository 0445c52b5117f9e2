using MathNet.Numerics.Statistics;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>What the same work took with more and more workers.</summary>
/// <param name="Name">What was run, and how it was told.</param>
/// <param name="Points">By workers, the fewest first; at least one, each with as many samples as the others.</param>
internal sealed record ScalingCurve(string Name, IReadOnlyList<ScalingPoint> Points)
{
    /// <summary>The point with the most workers.</summary>
    public ScalingPoint Last => Points[^1];

    /// <summary>Whether anything can be said about where it goes flat: nobody sees that in one number of workers.</summary>
    public bool TellsFlat => Points.Count > 1;

    /// <summary>Makes it of runs that differ in nothing but their workers.</summary>
    /// <param name="name">What was run, and how it was told.</param>
    /// <param name="runs">The runs, sampled in turn.</param>
    public static ScalingCurve Of(string name, IEnumerable<Measurement> runs) =>
        new(name, [.. runs.Select(static run => new ScalingPoint(run.Plan.Workers, run.Samples)).OrderBy(static point => point.Workers)]);

    /// <summary>The point with a number of workers; the one with the next smaller number where there is none.</summary>
    public ScalingPoint At(int workers) => Points.LastOrDefault(point => point.Workers <= workers) ?? Points[0];
}

/// <summary>A number of workers, and what it took.</summary>
/// <param name="Workers">How many.</param>
/// <param name="Samples">Seconds; those of one round have the same index in every point of a curve.</param>
internal sealed record ScalingPoint(int Workers, IReadOnlyList<double> Samples)
{
    public double Median => Samples.Median();

    /// <summary>How many times as fast another is: the median over the rounds, so that a slow minute, which falls on both, doesn't count.</summary>
    public double GainTo(ScalingPoint other) => Samples.Zip(other.Samples, static (own, others) => own / others).Median();
}
