using Perfolizer;
using Perfolizer.Mathematics.SignificanceTesting.Base;
using Perfolizer.Mathematics.SignificanceTesting.MannWhitney;
using Perfolizer.Metrology;

namespace ParallelMotion.Coordinator.Comparing;

/// <summary>
/// Whether two groups of samples differ by more than chance: the test of Mann and Whitney (1947), by Perfolizer, exact for up to 65 samples together. It asks for
/// ranks alone, so that a timing's long tail and its two humps do no harm, which they would to a test of means.
/// </summary>
internal static class RankTest
{
    /// <summary>Beyond it the library's exact distribution overflows, and Edgeworth's series takes its place.</summary>
    private const int MostExact = 65;

    /// <summary>
    /// The library takes what is closer than 1e-9 for equal, whatever the unit: in seconds that would be a nanosecond, so it is asked in nanoseconds.
    /// </summary>
    private const double Unit = 1e9;

    /// <summary>The probability of samples at least as far apart, in either direction, if nothing differed.</summary>
    public static double TwoSided(IReadOnlyList<double> a, IReadOnlyList<double> b) => PValue(a, b, AlternativeHypothesis.TwoSides);

    /// <summary>The probability of such samples if B took no more than so many times what A takes.</summary>
    /// <param name="a">Seconds.</param>
    /// <param name="b">Seconds.</param>
    /// <param name="factor">How many times; 1 for any slow-down.</param>
    public static double SlowerBy(IReadOnlyList<double> a, IReadOnlyList<double> b, double factor) =>
        PValue(b, [.. a.Select(each => each * factor)], AlternativeHypothesis.Greater);

    /// <summary>The least that <see cref="SlowerBy"/> can be with so many samples: every one of B above every one of A. In two directions it is twice as much.</summary>
    public static double Least(int a, int b)
    {
        double least = 1;
        for (int i = 1; i <= a; i++)
        {
            least *= (double)i / (b + i);
        }

        return least;
    }

    /// <summary>The probability that fewer than so many of all quotients lie below what they should be about.</summary>
    public static double Below(int a, int b, int count) => a + b <= MostExact
        ? MannWhitneyLoefflerExactCdf.Instance.Cdf(a, b, count)
        : MannWhitneyEdgeworthApproxCdf.Instance.Cdf(a, b, count);

    private static double PValue(IReadOnlyList<double> x, IReadOnlyList<double> y, AlternativeHypothesis asked)
    {
        double p = MannWhitneyTest.Instance.Perform(SampleOf(x), SampleOf(y), asked, Threshold.Zero).PValue;

        // One minus nearly one has few digits left; no probability is less than that of the most extreme order.
        double least = Least(x.Count, y.Count) * (asked == AlternativeHypothesis.TwoSides ? 2 : 1);
        return Math.Clamp(p, Math.Min(least, 1), 1);
    }

    private static Sample SampleOf(IReadOnlyList<double> seconds) => new([.. seconds.Select(static each => each * Unit)]);
}
