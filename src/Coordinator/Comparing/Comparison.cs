namespace ParallelMotion.Coordinator.Comparing;

/// <summary>Two documents, run by run.</summary>
internal sealed record Comparison
{
    /// <summary>How sure is enough: 95 %.</summary>
    public const double Level = 0.95;

    public required ComparedDocument A { get; init; }

    public required ComparedDocument B { get; init; }

    /// <summary>The runs that both have, in the first's order.</summary>
    public required IReadOnlyList<RunComparison> Runs { get; init; }

    public required IReadOnlyList<TripComparison> Trips { get; init; }

    /// <summary>Runs of the first that the second lacks.</summary>
    public required IReadOnlyList<ComparedRun> OnlyInA { get; init; }

    /// <summary>Runs of the second that the first lacks.</summary>
    public required IReadOnlyList<ComparedRun> OnlyInB { get; init; }

    public required IReadOnlyList<MachineDifference> Machines { get; init; }

    /// <summary>The slow-down to be heard of, a share of one; null for none.</summary>
    public double? Threshold { get; init; }

    /// <summary>Runs with other bits than the same run of the other document, though both began with the same; or wrong in one of them already.</summary>
    public IEnumerable<RunComparison> Wrong => Runs.Where(each => !each.A.MatchesSerial || !each.B.MatchesSerial || IsOtherBits(each));

    public IEnumerable<RunComparison> Regressions => Runs.Where(static each => each.IsRegression is true);

    /// <summary>Compares.</summary>
    /// <param name="a">What it was.</param>
    /// <param name="b">What it is.</param>
    /// <param name="threshold">The slow-down to be heard of, a share of one; null for none.</param>
    public static Comparison Of(ComparedDocument a, ComparedDocument b, double? threshold = null)
    {
        Pairing<RunKey, ComparedRun> runs = new(a.Measurements.Where(IsWhole), b.Measurements.Where(IsWhole), static run => run.Key);
        Pairing<object, ComparedTrip> trips = new(a.RoundTrips, b.RoundTrips, static trip => (trip.Channel, trip.Workers, trip.Placement, trip.State));
        RunComparison[] compared = [.. runs.Both.Select(static pair => new RunComparison(pair.A, pair.B))];
        return new Comparison
        {
            A = a,
            B = b,
            Runs = Gated(Judged(compared), threshold),
            Trips = [.. trips.Both.Select(static pair => new TripComparison(pair.A, pair.B))],
            OnlyInA = runs.OnlyInA,
            OnlyInB = runs.OnlyInB,
            Machines = MachineDifference.Between(a.Machine, b.Machine),
            Threshold = threshold,
        };
    }

    /// <summary>Whether the result of a run has other bits in one document than in the other, where both began with the same columns.</summary>
    public bool IsOtherBits(RunComparison run) =>
        A.Spec.Input is null && B.Spec.Input is null && A.Spec.Seed == B.Spec.Seed && Equals(A.Spec.Dt, B.Spec.Dt)
        && !string.Equals(run.A.WorldHash, run.B.WorldHash, StringComparison.Ordinal);

    // A sample of the rest of a run is none of the run.
    private static bool IsWhole(ComparedRun run) => run.ResumedFromTick is null;

    // Runs that can say nothing don't count among those that are corrected for.
    private static RunComparison[] Judged(RunComparison[] runs)
    {
        double[] corrected = FalseDiscovery.Correct([.. runs.Where(static each => each.CanTell).Select(static each => each.P)]);
        int next = 0;
        return [.. runs.Select(each => each.CanTell ? each.Judged(corrected[next++]) : each with { Difference = Difference.TooFewSamples })];
    }

    private static RunComparison[] Gated(RunComparison[] runs, double? threshold)
    {
        if (threshold is not { } share)
        {
            return runs;
        }

        double[] corrected = FalseDiscovery.Correct(
            [.. runs.Where(static each => each.CanTellSlower).Select(each => RankTest.SlowerBy(each.A.SamplesSeconds, each.B.SamplesSeconds, 1 + share))]);
        int next = 0;
        return [.. runs.Select(each => each.CanTellSlower ? each with { IsRegression = corrected[next++] <= 1 - Level } : each)];
    }
}
