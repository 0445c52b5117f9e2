using MathNet.Numerics.Distributions;

namespace ParallelMotion.Coordinator.Comparing;

/// <summary>
/// The interval of a median between two of its samples, whatever the distribution: how many samples lie below the true median is binomial with a half (Conover,
/// Practical Nonparametric Statistics, 3rd edition, section 3.2).
/// </summary>
internal static class MedianInterval
{
    /// <summary>The narrowest that is sure enough; where none is, that from the least to the greatest sample, which says how sure it is. Null of one sample.</summary>
    /// <param name="samples">The samples, in any order.</param>
    /// <param name="level">How sure is enough, a share of one.</param>
    public static Interval? Of(IReadOnlyList<double> samples, double level)
    {
        if (samples.Count < 2)
        {
            return null;
        }

        double[] sorted = [.. samples.Order()];
        int outside = 0;
        while (outside + 1 < sorted.Length - outside - 2 && Confidence(sorted.Length, outside + 1) >= level)
        {
            outside++;
        }

        return new Interval(sorted[outside], sorted[^(outside + 1)], Confidence(sorted.Length, outside));
    }

    // Left out are so many samples at either end.
    private static double Confidence(int count, int outside) => 1 - (2 * Binomial.CDF(0.5, count, outside));
}
