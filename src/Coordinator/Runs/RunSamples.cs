using System.Diagnostics;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>Collects the samples of one run.</summary>
internal sealed class RunSamples(RunPlan plan)
{
    /// <summary>What the clock can't tell from nothing; a quotient by nothing would be no number in the result document.</summary>
    private static readonly double Least = 1.0 / Stopwatch.Frequency;

    private readonly List<double> _seconds = [];
    private readonly List<FoundRows> _found = [];
    private Mismatch? _mismatch;
    private string? _worldHash;

    /// <summary>What is sampled.</summary>
    public RunPlan Plan => plan;

    /// <summary>Whether there is a sample.</summary>
    public bool HasAny => _seconds.Count > 0;

    /// <summary>Adds a sample.</summary>
    /// <param name="seconds">What it took; counted as one tick of the clock if it was less.</param>
    /// <param name="mismatch">Where its result was wrong; the first such place is kept.</param>
    /// <param name="found">What its kernels found; null when none looks for rows.</param>
    /// <param name="worldHash">Over the table as it left it; null where it is known to be the serial run's.</param>
    public void Add(double seconds, Mismatch? mismatch, FoundRows? found = null, string? worldHash = null)
    {
        _worldHash = worldHash;
        _seconds.Add(Math.Max(seconds, Least));
        _mismatch ??= mismatch;
        if (found is not null)
        {
            _found.Add(found);
        }
    }

    /// <summary>Sums up; there has to be a sample.</summary>
    /// <param name="serialHash">The world hash of the serial run.</param>
    public Measurement ToMeasurement(Func<string> serialHash) => new(plan, [.. _seconds], _worldHash ?? serialHash(), _mismatch) { Found = [.. _found] };
}
