using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Comparing;

/// <summary>A comparison for scripts: seconds, shares of one, null for what isn't known.</summary>
internal sealed record ComparisonDocument
{
    public int SchemaVersion { get; } = 1;

    public required ToolEntry Tool { get; init; }

    public required ComparedEntry A { get; init; }

    public required ComparedEntry B { get; init; }

    public required double ConfidenceLevel { get; init; }

    public required double? FailOnRegression { get; init; }

    public required bool HasRegression { get; init; }

    public required bool HasWrongResult { get; init; }

    public required IReadOnlyList<MachineDifference> Machines { get; init; }

    public required IReadOnlyList<RunComparisonEntry> Runs { get; init; }

    public required IReadOnlyList<TripComparisonEntry> RoundTrips { get; init; }

    public required IReadOnlyList<RunKey> OnlyInA { get; init; }

    public required IReadOnlyList<RunKey> OnlyInB { get; init; }

    public required IReadOnlyList<string> Verdicts { get; init; }

    public static ComparisonDocument Of(Comparison comparison) => new()
    {
        Tool = new ToolEntry("ParallelMotion", ToolVersion.Text),
        A = ComparedEntry.Of(comparison.A),
        B = ComparedEntry.Of(comparison.B),
        ConfidenceLevel = Comparison.Level,
        FailOnRegression = comparison.Threshold,
        HasRegression = comparison.Regressions.Any(),
        HasWrongResult = comparison.Wrong.Any(),
        Machines = comparison.Machines,
        Runs = [.. comparison.Runs.Select(run => RunComparisonEntry.Of(comparison, run))],
        RoundTrips = [.. comparison.Trips.Select(TripComparisonEntry.Of)],
        OnlyInA = [.. comparison.OnlyInA.Select(static run => run.Key)],
        OnlyInB = [.. comparison.OnlyInB.Select(static run => run.Key)],
        Verdicts = ComparisonVerdicts.Of(comparison),
    };
}

/// <summary>One of the two documents.</summary>
internal sealed record ComparedEntry(string File, string RunId, DateTimeOffset StartedAt, string Version, ComparedMachine Machine)
{
    public static ComparedEntry Of(ComparedDocument document) => new(document.File, document.RunId, document.StartedAt, document.Tool.Version, document.Machine);
}

/// <summary>A run in both; the ratio is B's time over A's, and p-values are of two sides.</summary>
internal sealed record RunComparisonEntry(
    RunKey Run,
    double MedianSecondsA,
    Interval? IntervalSecondsA,
    double MedianSecondsB,
    Interval? IntervalSecondsB,
    double Ratio,
    Interval? RatioInterval,
    double PValue,
    double CorrectedPValue,
    string Verdict,
    bool? IsRegression,
    bool HasOtherBits)
{
    public static RunComparisonEntry Of(Comparison comparison, RunComparison run) => new(
        run.Key, run.MedianA, run.IntervalA, run.MedianB, run.IntervalB, run.Ratio, run.RatioInterval, run.P, run.CorrectedP,
        ComparisonVerdicts.Word(run.Difference).Replace(' ', '-'), run.IsRegression, comparison.IsOtherBits(run));
}

/// <summary>A round trip in both.</summary>
internal sealed record TripComparisonEntry(string Channel, int Workers, string Placement, string State, double P50SecondsA, double P50SecondsB, double P99SecondsA, double P99SecondsB)
{
    public static TripComparisonEntry Of(TripComparison trip) => new(
        trip.A.Channel, trip.A.Workers, trip.A.Placement, trip.A.State, trip.A.P50Seconds, trip.B.P50Seconds, trip.A.P99Seconds, trip.B.P99Seconds);
}
