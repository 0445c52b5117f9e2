using MathNet.Numerics.Distributions;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>
/// How many times as long one run takes as another, round by round: both samples of a round were taken one after the other, so what slows a
/// whole round down cancels out. The interval for the median is that of order statistics, which takes nothing for granted about how times
/// are distributed (the sign test's; e.g. Conover, Practical Nonparametric Statistics, 3.2).
/// </summary>
/// <param name="Median">The median of the rounds' ratios.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
internal sealed record PairedRatio(double Median, double Low, double High)
{
    /// <summary>What an interval may miss on either side: a fortieth, so that it holds in 95 of 100 cases.</summary>
    private const double MissedOnEachSide = 0.025;

    /// <summary>Compares.</summary>
    /// <param name="run">The one.</param>
    /// <param name="other">The other, sampled in the same rounds.</param>
    public static PairedRatio Of(Measurement run, Measurement other)
    {
        double[] ratios = [.. run.Samples.Zip(other.Samples, static (mine, its) => mine / its).Order()];
        int cut = CutOf(ratios.Length);
        return new PairedRatio(SampleStatistics.Of(ratios).Median, ratios[cut], ratios[^(cut + 1)]);
    }

    /// <summary>Whether it takes longer, by more than chance and by more than somebody would care about.</summary>
    /// <param name="least">The least ratio that somebody cares about.</param>
    public bool IsAbove(double least) => Low > 1 && Median >= least;

    // How many of the least and of the largest may be left out: as many as a fair coin shows on one side in no more than one of 40 cases. With
    // fewer than six samples none, and the interval holds less often than it should.
    private static int CutOf(int count)
    {
        int cut = 0;
        while (cut + 1 <= (count - 1) / 2 && Binomial.CDF(0.5, count, cut + 1) <= MissedOnEachSide)
        {
            cut++;
        }

        return cut;
    }
}
