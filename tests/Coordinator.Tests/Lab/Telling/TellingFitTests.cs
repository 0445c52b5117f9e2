using ParallelMotion.Coordinator.Lab.Telling;

namespace ParallelMotion.Coordinator.Tests.Lab.Telling;

public sealed class TellingFitTests
{
    private const double Work = 2e-3;
    private const double Cost = 50e-6;

    private static readonly double[] Dispatches = [100, 50, 20, 10, 5, 2, 1];

    [Fact]
    public void A_line_without_noise_is_found_to_the_digit()
    {
        TellingFit fit = TellingFit.Of(Line(static _ => 1));

        Assert.Equal(Work, fit.WorkSeconds, 1e-12);
        Assert.Equal(Cost, fit.Cost.Seconds, 1e-14);
        Assert.InRange(fit.Cost.HalfWidth, 0, 1e-12);
        Assert.True(fit.Cost.IsResolved);
        Assert.Equal(fit.Cost.Seconds, fit.Cost.Accountable);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.10)]
    public void The_interval_holds_the_true_cost_about_as_often_as_it_says(double noise)
    {
        const int Seed = 11;
        const int Trials = 400;
        Random random = new(Seed);
        int held = Enumerable.Range(0, Trials).Select(_ => TellingFit.Of(Line(_ => 1 + (noise * Normal(random))))).Count(static fit => fit.Cost.Low <= Cost && Cost <= fit.Cost.High);

        Assert.True(held is >= (int)(Trials * 0.90) and <= Trials * 99 / 100, $"seed {Seed}: {held} of {Trials}");
    }

    [Fact]
    public void A_cost_that_drowns_is_not_stated_and_counts_with_what_it_is_at_most()
    {
        // 0.1 us a dispatch beside 200 ms of work that comes out 3 % longer or shorter each time.
        double[] noise = [1.03, 0.97, 1.02, 0.98, 1.01, 0.99, 1.0];
        TellingFit fit = TellingFit.Of([.. Dispatches.Zip(noise, static (count, factor) => (count, (0.2 + (1e-7 * count)) * factor))]);

        Assert.False(fit.Cost.IsResolved);
        Assert.True(fit.Cost.Low <= 0);
        Assert.Equal(fit.Cost.High, fit.Cost.Accountable);
        Assert.True(fit.Cost.Accountable >= 1e-7);
    }

    [Fact]
    public void A_run_that_gets_faster_the_more_it_is_told_says_nothing_about_the_cost()
    {
        TellingFit fit = TellingFit.Of([(100, 0.9e-3), (50, 0.95e-3), (1, 1e-3)]);

        Assert.False(fit.Cost.IsResolved);
        Assert.Null(fit.Cost.Accountable);
    }

    [Fact]
    public void Short_runs_count_as_much_as_long_ones()
    {
        // The longest run is a tenth too long. Unweighted it would bend the line so far that no work would be left.
        TellingFit fit = TellingFit.Of([.. Dispatches.Select(static count => (count, (20e-6 + (Cost * count)) * (count < 100 ? 1 : 1.1)))]);

        Assert.InRange(fit.WorkSeconds, 10e-6, 20e-6);
    }

    [Fact]
    public void Points_that_leave_the_line_open_are_refused()
    {
        Assert.Contains("points=2", Assert.Throws<ArgumentException>(static () => TellingFit.Of([(1, 1), (2, 2)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(static () => TellingFit.Of([(3, 1), (3, 1), (3, 2)]));
    }

    private static (double Dispatches, double Seconds)[] Line(Func<double, double> factor) =>
        [.. Dispatches.Select(count => (count, (Work + (Cost * count)) * factor(count)))];

    // Box and Muller.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
