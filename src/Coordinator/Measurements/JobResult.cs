using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>Everything a job found out.</summary>
internal sealed record JobResult
{
    public required RunId Run { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required MachineProfile Machine { get; init; }

    public required JobSpec Spec { get; init; }

    public required int Rows { get; init; }

    public required IReadOnlyList<Measurement> Measurements { get; init; }

    public required IReadOnlyList<RoundTrip> RoundTrips { get; init; }

    /// <summary>Bytes of the columns that lay in huge pages.</summary>
    public long HugePageBytes { get; init; }

    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>Why the table after the run could not be written, or null.</summary>
    public RefusedException? OutputFailure { get; init; }

    /// <summary>The world hash of what was written as the output; null where nothing was.</summary>
    public string? OutputHash { get; init; }

    /// <summary>Measurements whose result differs from the serial one.</summary>
    public IEnumerable<Measurement> Wrong => Measurements.Where(static measurement => measurement.Mismatch is not null);

    /// <summary>How many times as fast a run is as the serial run of the same kernel in the same sweep.</summary>
    public double SpeedUp(Measurement measurement) => SerialOf(measurement).Seconds.Median / measurement.Seconds.Median;

    private Measurement SerialOf(Measurement measurement) => Measurements.First(each =>
        each.Plan.Dispatch == DispatchMode.Serial
        && ReferenceEquals(each.Plan.Kernel, measurement.Plan.Kernel)
        && each.Plan.Sweep == measurement.Plan.Sweep);
}

/// <summary>Something the reader of the figures has to know.</summary>
/// <param name="Code">Stable, for scripts.</param>
/// <param name="Message">A sentence.</param>
internal sealed record Warning(string Code, string Message);
