using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>What was found out, by the main job or by the lab: how it ends, and what every report has.</summary>
internal abstract record Findings
{
    public required RunId Run { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required MachineProfile Machine { get; init; }

    public required IReadOnlyList<Measurement> Measurements { get; init; }

    public required IReadOnlyList<RoundTrip> RoundTrips { get; init; }

    /// <summary>Filled where workers keep step by themselves.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Workers that died and were replaced.</summary>
    public IReadOnlyList<Restart> Restarts { get; init; } = [];

    /// <summary>When workers computed and waited, where that was recorded.</summary>
    public IReadOnlyList<Timeline> Timelines { get; init; } = [];

    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>That it was stopped before it was done; null when it wasn't.</summary>
    public EarlyStop? Stopped { get; init; }

    /// <summary>What to know before anything else that is said: nothing, or that it was stopped.</summary>
    public IEnumerable<string> StopVerdict => Stopped is null ? [] : [Stopped.Sentence];

    /// <summary>Why something that was asked for could not be written, or null.</summary>
    public RefusedException? OutputFailure { get; init; }

    /// <summary>Measurements whose result differs from the serial one.</summary>
    public IEnumerable<Measurement> Wrong => Measurements.Where(static measurement => measurement.Mismatch is not null);

    /// <summary>Whether a result differs that must not.</summary>
    public virtual bool IsWrong => Wrong.Any();

    /// <summary>How many times as fast a run is as the serial run of the same kernel over the same rows in the same sweep.</summary>
    public double SpeedUp(Measurement measurement) => SerialOf(measurement).Seconds.Median / measurement.Seconds.Median;

    private Measurement SerialOf(Measurement measurement) => Measurements.First(each =>
        each.Plan.Dispatch == DispatchMode.Serial
        && ReferenceEquals(each.Plan.Schedule, measurement.Plan.Schedule)
        && each.Plan.Sweep == measurement.Plan.Sweep
        && each.Plan.Ticks == measurement.Plan.Ticks
        && each.Plan.Partition.Rows == measurement.Plan.Partition.Rows);
}

/// <summary>Something the reader of the figures has to know.</summary>
/// <param name="Code">Stable, for scripts.</param>
/// <param name="Message">A sentence.</param>
internal sealed record Warning(string Code, string Message);
