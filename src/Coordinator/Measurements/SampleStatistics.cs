using MathNet.Numerics.Statistics;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>
/// What is said about repeated timings of one thing. Percentiles are by nearest rank, so every one is a time that was
/// really measured; with fewer samples than a percentile can tell apart it is simply the maximum.
/// </summary>
internal sealed class SampleStatistics
{
    private readonly double[] _sorted;

    private SampleStatistics(double[] sorted)
    {
        _sorted = sorted;
        Median = SortedArrayStatistics.Median(sorted);
        Mean = ArrayStatistics.Mean(sorted);
    }

    /// <summary>How many samples there are; at least one.</summary>
    public int Count => _sorted.Length;

    /// <summary>The middle sample, or the mean of the two in the middle.</summary>
    public double Median { get; }

    /// <summary>All samples, the least first.</summary>
    public IReadOnlyList<double> Sorted => _sorted;

    public double Mean { get; }

    public double Minimum => SortedArrayStatistics.Minimum(_sorted);

    public double Maximum => SortedArrayStatistics.Maximum(_sorted);

    public double P50 => Percentile(500);

    public double P90 => Percentile(900);

    public double P99 => Percentile(990);

    /// <summary>The 99.9th percentile.</summary>
    public double P999 => Percentile(999);

    /// <summary>
    /// The whole range in units of the median. Infinite when the median is below the clock's resolution (0) and some
    /// sample is not, so check it before it goes into a JSON document.
    /// </summary>
    public double Spread => Maximum.Equals(Minimum) ? 0 : (Maximum - Minimum) / Median;

    /// <summary>The samples, counted in classes that grow with what they hold: a distribution may reach over five powers of ten.</summary>
    public IReadOnlyList<TimeBucket> Buckets => TimeBucket.Of(_sorted);

    /// <summary>Summarises samples, in whatever order they were taken.</summary>
    /// <param name="seconds">At least one duration, each finite and not negative.</param>
    public static SampleStatistics Of(IReadOnlyList<double> seconds)
    {
        if (seconds.Count == 0)
        {
            throw new ArgumentException(
                "Cannot summarise the samples because there are none: count=0, expected=1 at least. Measure first.", nameof(seconds));
        }

        double[] sorted = [.. seconds];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (!double.IsFinite(sorted[i]) || sorted[i] < 0)
            {
                throw new ArgumentException(
                    $"Cannot summarise the samples because one is no duration: index={i}, seconds={sorted[i]}, expected=finite and not "
                    + "negative. Take both ends from the same monotonic clock.",
                    nameof(seconds));
            }
        }

        Array.Sort(sorted);
        return new SampleStatistics(sorted);
    }

    /// <summary>The smallest sample that at least this share of the samples doesn't exceed.</summary>
    /// <param name="perMille">
    /// The share in thousandths, 1 to 1000. Whole numbers, because 0.07 * 100 is more than 7 and would give the next rank.
    /// </param>
    public double Percentile(int perMille)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perMille, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(perMille, 1000);
        long rank = (((long)perMille * Count) + 999) / 1000;
        return SortedArrayStatistics.OrderStatistic(_sorted, (int)rank);
    }
}
