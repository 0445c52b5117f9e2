using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>What was measured on a table of one size.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Memory">Runs of the kernel that is nearly all traffic, the serial one first.</param>
/// <param name="Compute">Runs of the one that is nearly all arithmetic, the serial one first.</param>
/// <param name="Footprint">What the serial run takes besides its columns.</param>
internal sealed record ScalingSize(int Rows, IReadOnlyList<Measurement> Memory, IReadOnlyList<Measurement> Compute, SerialFootprint Footprint)
{
    /// <summary>The curves: traffic told once, arithmetic told once, traffic told every tick.</summary>
    public ScaledRuns[] All => [MemoryOnce, ComputeOnce, MemoryTold];

    public ScaledRuns MemoryOnce => Of("told once", Memory, DispatchMode.PerRun);

    public ScaledRuns ComputeOnce => Of("told once", Compute, DispatchMode.PerRun);

    public ScaledRuns MemoryTold => Of("told every tick", Memory, DispatchMode.PerTick);

    /// <summary>All runs.</summary>
    public IEnumerable<Measurement> Runs => Memory.Concat(Compute);

    private ScaledRuns Of(string told, IReadOnlyList<Measurement> runs, DispatchMode dispatch) =>
        new(Rows, runs[0].Plan.Schedule.Name, told, runs[0], [.. runs.Where(run => run.Plan.Dispatch == dispatch)]);
}

/// <summary>Runs of one kernel that differ in their workers alone.</summary>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="Told">How workers were told, in words.</param>
/// <param name="Serial">One process alone.</param>
/// <param name="Runs">One for each number of workers.</param>
internal sealed record ScaledRuns(int Rows, string Kernel, string Told, Measurement Serial, IReadOnlyList<Measurement> Runs)
{
    /// <summary>Their curve.</summary>
    public ScalingCurve Curve { get; } = ScalingCurve.Of($"{Kernel}, {Told}", Runs);

    /// <summary>Where it goes flat.</summary>
    public FlatSpot Flat => FlatSpot.Of(Curve);

    /// <summary>How many times as fast as one process alone.</summary>
    public double SpeedUp(Measurement run) => Serial.Seconds.Median / run.Seconds.Median;

    /// <inheritdoc cref="SpeedUp(Measurement)"/>
    /// <param name="workers">A number of workers that was measured.</param>
    public double SpeedUp(int workers) => SpeedUp(Runs.First(run => run.Plan.Workers == workers));
}
