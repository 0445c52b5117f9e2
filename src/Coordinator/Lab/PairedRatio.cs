using MathNet.Numerics.Distributions;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>
/// How many times as long one thing takes as another: the median of the rounds in which both were sampled one after the other, and the
/// interval of that median by order statistics (the sign test turned round; e.g. W. J. Conover, Practical Nonparametric Statistics, 3.2), which asks nothing
/// of the noise but that rounds don't depend on each other.
/// </summary>
/// <param name="Median">Of all rounds.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Rounds">How many.</param>
internal sealed record PairedRatio(double Median, double Low, double High, int Rounds)
{
    /// <summary>Times whose ratio lies between one over this and this are called equal: medians on a shared machine move by as much.</summary>
    public const double Bound = 1.1;

    /// <summary>Where ratios of equal times lie, for how to read a table.</summary>
    public static string Equality => $"{UnitText.Times(1 / Bound)} to {UnitText.Times(Bound)}";

    /// <summary>From fewer rounds no judgement is made: even from the least to the largest of five an interval holds the median 93.75 % of the time, and tables say 95 %.</summary>
    public const int FewestRounds = 6;

    private const double Confidence = 0.95;

    /// <summary>What may be said of the two.</summary>
    public Judgement Judgement =>
        Rounds < FewestRounds ? Judgement.TooFew
        : Low >= 1 / Bound && High <= Bound ? Judgement.Equal
        : Low > 1 ? Judgement.Longer
        : High < 1 ? Judgement.Shorter
        : Judgement.Open;

    /// <summary>One word for a table.</summary>
    public string Word => Judgement switch
    {
        Judgement.TooFew => "too few",
        Judgement.Equal => "equal",
        Judgement.Longer => "longer",
        Judgement.Shorter => "shorter",
        _ => "open",
    };

    /// <summary>Compares runs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="other">What it is held against: sample i of both belongs to one round.</param>
    public static PairedRatio Of(Measurement run, Measurement other) => Of(run.Samples, other.Samples);

    /// <summary>Compares durations.</summary>
    /// <param name="samples">Seconds, more than 0.</param>
    /// <param name="others">As many of what it is held against, by round.</param>
    public static PairedRatio Of(IReadOnlyList<double> samples, IReadOnlyList<double> others)
    {
        if (samples.Count == 0 || samples.Count != others.Count)
        {
            throw new ArgumentException($"Cannot compare times because they belong to no rounds: samples={samples.Count}, others={others.Count}, expected=as many, one at least.", nameof(samples));
        }

        double[] ratios = [.. samples.Zip(others, static (sample, other) => sample / other).Order()];
        int cut = Cut(ratios.Length);
        return new PairedRatio(SampleStatistics.Of(ratios).Median, ratios[cut], ratios[ratios.Length - 1 - cut], ratios.Length);
    }

    /// <summary>Whether it takes longer, by more than chance and by more than somebody would care about; never by too few rounds.</summary>
    /// <param name="least">The least ratio that somebody cares about.</param>
    public bool IsAbove(double least) => Rounds >= FewestRounds && Low > 1 && Median >= least;

    /// <inheritdoc/>
    public override string ToString() => $"{UnitText.Times(Median)} ({UnitText.Times(Low)} to {UnitText.Times(High)})";

    // How many of the least and of the largest ratios lie outside: as many as leave the confidence.
    private static int Cut(int rounds)
    {
        int cut = 0;
        while (2 * Binomial.CDF(0.5, rounds, cut + 1) <= 1 - Confidence)
        {
            cut++;
        }

        return cut;
    }
}

/// <summary>What may be said of two times.</summary>
internal enum Judgement
{
    /// <summary>Nothing: there are too few rounds.</summary>
    TooFew,

    /// <summary>They are equal within the bound: the whole interval lies there.</summary>
    Equal,

    /// <summary>The first is longer: the whole interval lies above one.</summary>
    Longer,

    /// <summary>The first is shorter: the whole interval lies below one.</summary>
    Shorter,

    /// <summary>Neither: the interval holds one, and reaches beyond the bound.</summary>
    Open,
}
