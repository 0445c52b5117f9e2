using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Comparing;

/// <summary>A run in both documents.</summary>
/// <param name="A">In the first.</param>
/// <param name="B">In the second.</param>
internal sealed record RunComparison(ComparedRun A, ComparedRun B)
{
    public RunKey Key => A.Key;

    public double MedianA { get; } = SampleStatistics.Of(A.SamplesSeconds).Median;

    public double MedianB { get; } = SampleStatistics.Of(B.SamplesSeconds).Median;

    public Interval? IntervalA { get; } = MedianInterval.Of(A.SamplesSeconds, Comparison.Level);

    public Interval? IntervalB { get; } = MedianInterval.Of(B.SamplesSeconds, Comparison.Level);

    /// <summary>How many times as long B takes.</summary>
    public double Ratio { get; } = new Quotients(A.SamplesSeconds, B.SamplesSeconds).Median;

    public Interval? RatioInterval { get; } = new Quotients(A.SamplesSeconds, B.SamplesSeconds).Around(Comparison.Level);

    /// <summary>The probability of such samples if nothing differed.</summary>
    public double P { get; } = RankTest.TwoSided(A.SamplesSeconds, B.SamplesSeconds);

    /// <summary>The same, corrected for the other runs.</summary>
    public double CorrectedP { get; init; } = 1;

    /// <summary>What the samples say.</summary>
    public Difference Difference { get; init; }

    /// <summary>Whether B is slower by at least what was asked to be heard of; null where nothing was asked, or the samples are too few to ever say so.</summary>
    public bool? IsRegression { get; init; }

    /// <summary>Whether so many samples could show any difference.</summary>
    public bool CanTell => 2 * RankTest.Least(A.SamplesSeconds.Count, B.SamplesSeconds.Count) <= 1 - Comparison.Level;

    /// <summary>Whether so many samples could show that B is slower.</summary>
    public bool CanTellSlower => RankTest.Least(A.SamplesSeconds.Count, B.SamplesSeconds.Count) <= 1 - Comparison.Level;

    /// <summary>It with what the samples say, given the corrected probability.</summary>
    public RunComparison Judged(double corrected) => this with
    {
        CorrectedP = corrected,
        Difference = P > 1 - Comparison.Level ? Difference.None
            : corrected > 1 - Comparison.Level ? Ratio > 1 ? Difference.PerhapsSlower : Difference.PerhapsFaster
            : Ratio > 1 ? Difference.Slower : Difference.Faster,
    };
}

/// <summary>A round trip in both documents: percentiles alone, of which nobody can say what is chance.</summary>
internal sealed record TripComparison(ComparedTrip A, ComparedTrip B);
