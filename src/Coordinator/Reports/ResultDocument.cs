using System.Text.Json.Serialization;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>
/// The result document. Scripts rely on its names (camel case in JSON), on seconds and bytes as units, and on fields only
/// being added while <see cref="SchemaVersion"/> stays.
/// </summary>
internal sealed record ResultDocument
{
    public int SchemaVersion { get; } = 1;

    public required ToolEntry Tool { get; init; }

    public required string RunId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required MachineProfile Machine { get; init; }

    /// <summary>What was asked for: a <see cref="SpecEntry"/> of the main job, a <see cref="LabSpecEntry"/> of the lab.</summary>
    public required object Spec { get; init; }

    public required IReadOnlyList<MeasurementEntry> Measurements { get; init; }

    public required IReadOnlyList<RoundTripEntry> RoundTrips { get; init; }

    /// <summary>What a tick was: the names of its kernels, phase by phase.</summary>
    public required IReadOnlyList<ScheduleEntry> Schedules { get; init; }

    /// <summary>Where workers keep step by themselves.</summary>
    public required IReadOnlyList<StepEntry> Steps { get; init; }

    /// <summary>Ticks that were audited before anything was measured; where one has findings, nothing was.</summary>
    public IReadOnlyList<AuditEntry> Audits { get; init; } = [];

    /// <summary>The lab's; the main job has none.</summary>
    public IReadOnlyList<ExerciseEntry> Exercises { get; init; } = [];

    /// <summary>Workers that died and were replaced.</summary>
    public IReadOnlyList<Restart> Restarts { get; init; } = [];

    /// <summary>What replacing them took; null where none died.</summary>
    public RecoveryEntry? RecoveryTime { get; init; }

    /// <summary>When workers computed and waited; empty unless a report was asked for.</summary>
    public IReadOnlyList<TimelineEntry> Timelines { get; init; } = [];

    /// <summary>The verdicts, and how each is meant: scripts have the sentences alone, and what is wrong by other fields.</summary>
    [JsonIgnore]
    public IReadOnlyList<Verdict> Judged { get; init; } = [];

    public IReadOnlyList<string> Verdicts => [.. Judged.Select(static verdict => verdict.Text)];

    /// <summary>For whoever shows warnings beside them: a sentence that a warning has word for word is left to it, unless it is what went wrong.</summary>
    [JsonIgnore]
    public IEnumerable<Verdict> JudgedBesideWarnings => Judged.Where(verdict =>
        verdict.Tone != VerdictTone.Plain || !Warnings.Any(warning => string.Equals(warning.Message, verdict.Text, StringComparison.Ordinal)));

    /// <summary>The world hash of the output, which holds what every kernel wrote; null without an output.</summary>
    public string? OutputWorldHash { get; init; }

    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>Makes the document of what was found out, whoever found it out.</summary>
    public static ResultDocument Of(Findings result) => result switch
    {
        JobResult job => Of(job, SpecEntry.Of(job), Reports.Verdicts.Judged(job)) with { OutputWorldHash = job.OutputHash, Audits = [.. job.Audits.Select(AuditEntry.Of)] },
        LabResult lab => OfLab(lab),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.GetType(), "No document knows such findings."),
    };

    private static ResultDocument OfLab(LabResult result)
    {
        Verdict[] verdicts =
        [
            .. result.StopVerdict.Select(static text => new Verdict(text, VerdictTone.Wrong)),
            .. result.Exercises.Select(static each => new Verdict(each.Verdict, each.Differs ? VerdictTone.Wrong : VerdictTone.Plain, each.Name)),
        ];
        return Of(result, LabSpecEntry.Of(result.Spec), verdicts) with { Exercises = [.. result.Exercises.Select(ExerciseEntry.Of)] };
    }

    private static ResultDocument Of(Findings result, object spec, IReadOnlyList<Verdict> verdicts) => new()
    {
        Tool = new ToolEntry("ParallelMotion", ToolVersion.Text),
        RunId = result.Run.ToString(),
        StartedAt = result.StartedAt,
        Machine = result.Machine,
        Spec = spec,
        Measurements = [.. result.Measurements.Select(each => MeasurementEntry.Of(result, each))],
        RoundTrips = [.. result.RoundTrips.Select(each => RoundTripEntry.Of(each, result.Machine))],
        Schedules = [.. result.Measurements.Select(static each => each.Plan.Schedule).Distinct().Select(ScheduleEntry.Of)],
        Steps = [.. result.Steps.Select(each => StepEntry.Of(each, result.Machine))],
        Restarts = result.Restarts,
        RecoveryTime = RecoveryEntry.Of(result.Restarts),
        Timelines = [.. result.Timelines.Select(TimelineEntry.Of)],
        Judged = verdicts,
        Warnings = [.. result.Warnings, .. FigureWarnings.Of(result)],
    };
}

/// <summary>What made the document.</summary>
internal sealed record ToolEntry(string Name, string Version);

/// <summary>What was asked for.</summary>
internal sealed record SpecEntry(
    int Workers,
    int Rows,
    int Ticks,
    float Dt,
    ulong Seed,
    IReadOnlyList<string> Kernels,
    IReadOnlyList<string> Dispatches,
    int? Batch,
    double? BatchShare,
    string? Sweep,
    int? TileRows,
    string? Input,
    bool Pin,
    bool HugePages,
    long HugePageBytes)
{
    public static SpecEntry Of(JobResult result) => new(
        result.Spec.Workers,
        result.Rows,
        result.Spec.Ticks,
        result.Spec.Dt,
        result.Spec.Seed,
        [.. result.Spec.Kernels.Select(static kernel => kernel.Name)],
        [.. result.Spec.Dispatches.Select(DispatchName.Of)],
        result.Spec.Batch,
        result.Spec.BatchShare,
        result.Spec.Sweep is { } sweep ? SweepName.Of(sweep) : null,
        result.Spec.TileRows,
        result.Spec.Input,
        result.Spec.Pin,
        result.Spec.HugePages,
        result.HugePageBytes);
}

/// <summary>
/// One run, measured; rows of a tile are null where nothing is tiled. Rows found, what merging them and the coordinator's part of the ticks
/// took are those of a whole run, medians of the samples; null where no kernel finds rows. The interface is null where it is the usual one.
/// </summary>
internal sealed record MeasurementEntry(
    string Kernel,
    string Dispatch,
    string Sweep,
    int? TileRows,
    int Workers,
    int Rows,
    int Ticks,
    int TicksPerDispatch,
    string? BatchReason,
    IReadOnlyList<double> SamplesSeconds,
    double MedianSeconds,
    double Speedup,
    double BytesPerSecond,
    string WorldHash,
    bool MatchesSerial,
    string Placement,
    long? RowsFound,
    double? MergeSeconds,
    double? TickEndSeconds,
    int? ResumedFromTick,
    string? Api)
{
    public static MeasurementEntry Of(Findings result, Measurement run) => new(
        run.Plan.Schedule.Name,
        DispatchName.Of(run.Plan.Dispatch),
        SweepName.Of(run.Plan.Sweep),
        run.Plan.Sweep == Shared.Kernels.Sweep.Tiled ? run.Plan.TileRows : null,
        run.Plan.Workers,
        run.Plan.Partition.Rows,
        run.Plan.Ticks,
        run.Plan.TicksPerDispatch,
        run.Plan.BatchReason,
        run.Samples,
        run.Seconds.Median,
        result.SpeedUp(run),
        run.BytesPerSecond,
        run.WorldHash,
        run.Mismatch is null,
        PlacementName.Of(run.Plan.IsPinned),
        run.Found.IsEmpty ? null : run.Found[^1].Rows,
        MedianOf(run, static found => found.MergeSeconds),
        MedianOf(run, static found => found.EndSeconds),
        run.ResumedFromTick,
        DispatchName.Of(run.Plan.Api));

    private static double? MedianOf(Measurement run, Func<FoundRows, double> seconds) =>
        run.Found.IsEmpty ? null : SampleStatistics.Of([.. run.Found.Select(seconds)]).Median;
}

/// <summary>What one round trip takes.</summary>
internal sealed record RoundTripEntry(
    string Channel,
    int Workers,
    int Samples,
    double P50Seconds,
    double P90Seconds,
    double P99Seconds,
    double P999Seconds,
    double MaxSeconds,
    double MeanSeconds,
    string Placement,
    string State,
    bool IsOversubscribed,
    double? JitterP50Seconds,
    double? JitterP99Seconds,
    double? ResponseP50Seconds,
    double? ResponseP99Seconds,
    double? ResponseMaxSeconds,
    IReadOnlyList<TimeBucket> Buckets)
{
    public static RoundTripEntry Of(RoundTrip trip, MachineProfile machine) => new(
        trip.Channel,
        trip.Workers,
        trip.Seconds.Count,
        trip.Seconds.P50,
        trip.Seconds.P90,
        trip.Seconds.P99,
        trip.Seconds.P999,
        trip.Seconds.Maximum,
        trip.Seconds.Mean,
        PlacementName.Of(trip),
        trip.IsParked ? "parked" : "hot",
        trip.IsOversubscribed(machine.SharedCpus),
        trip.Jitter?.P50,
        trip.Jitter?.P99,
        trip.Response?.P50,
        trip.Response?.P99,
        trip.Response?.Maximum,
        trip.Seconds.Buckets);
}
