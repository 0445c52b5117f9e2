using System.Diagnostics;
using MathNet.Numerics.Statistics;

namespace ParallelMotion.Watching;

/// <summary>
/// What something that happens now and then costs, in ticks: those that ended around each moment of it, against those of the time just before and just after.
/// A machine's slow minutes fall on both, so some hundred moments tell a few ticks, where whole runs side by side differ by percents (the peri-event
/// histogram of those who record nerves: D. H. Perkel, G. L. Gerstein, G. P. Moore, Neuronal spike trains, Biophysical Journal 7, 1967).
/// </summary>
/// <param name="Mean">Ticks lost to one moment.</param>
/// <param name="Error">The standard error of that.</param>
/// <param name="PerSecond">Moments a second.</param>
internal sealed record LostTicks(double Mean, double Error, double PerSecond)
{
    // From a little before: a moment is noted after a look, and before a page is told.
    private static readonly long Before = Stopwatch.Frequency * 5 / 1000;
    private static readonly long After = Stopwatch.Frequency * 20 / 1000;
    private static readonly long Beside = Stopwatch.Frequency * 50 / 1000;

    /// <summary>Ticks lost in a second.</summary>
    public double LostPerSecond => Mean * PerSecond;

    /// <summary>The standard error of that.</summary>
    public double LostPerSecondError => Error * PerSecond;

    /// <summary>Counts.</summary>
    /// <param name="moments">When it happened.</param>
    /// <param name="ticks">When ticks ended, ascending.</param>
    public static LostTicks Around(IEnumerable<long> moments, ReadOnlySpan<long> ticks)
    {
        List<double> lost = [];
        foreach (long moment in moments)
        {
            long from = moment - Before;
            long to = moment + After;
            if (from - Beside >= ticks[0] && to + Beside <= ticks[^1])
            {
                double beside = Count(ticks, from - Beside, from) + Count(ticks, to, to + Beside);
                lost.Add((beside * (to - from) / (2 * Beside)) - Count(ticks, from, to));
            }
        }

        if (lost.Count < 2)
        {
            throw new InvalidOperationException($"Cannot tell what it costs because it happened too seldom: moments={lost.Count}, expected=2 at least. Ask for more --seconds.");
        }

        (double mean, double deviation) = lost.MeanStandardDeviation();
        return new LostTicks(mean, deviation / Math.Sqrt(lost.Count), lost.Count / Stopwatch.GetElapsedTime(ticks[0], ticks[^1]).TotalSeconds);
    }

    private static int Count(ReadOnlySpan<long> ticks, long from, long to) => FirstFrom(ticks, to) - FirstFrom(ticks, from);

    private static int FirstFrom(ReadOnlySpan<long> ticks, long moment)
    {
        int index = ticks.BinarySearch(moment);
        return index < 0 ? ~index : index;
    }
}
