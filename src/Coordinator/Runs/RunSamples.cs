using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>Collects the samples of one run.</summary>
internal sealed class RunSamples(RunPlan plan)
{
    private readonly List<double> _seconds = [];
    private Mismatch? _mismatch;

    /// <summary>What is sampled.</summary>
    public RunPlan Plan => plan;

    /// <summary>Over the table as the last sample left it.</summary>
    public string WorldHash { get; set; } = string.Empty;

    /// <summary>Adds a sample.</summary>
    /// <param name="seconds">What it took.</param>
    /// <param name="mismatch">Where its result was wrong; the first such place is kept.</param>
    public void Add(double seconds, Mismatch? mismatch)
    {
        _seconds.Add(seconds);
        _mismatch ??= mismatch;
    }

    /// <summary>Sums up.</summary>
    public Measurement ToMeasurement() => new(plan, [.. _seconds], WorldHash, _mismatch);
}
