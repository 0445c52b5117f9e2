using ParallelMotion.Coordinator.Lab.Scaling;

namespace ParallelMotion.Coordinator.Tests.Lab.Scaling;

public sealed class ScalingFitTests
{
    private const int Cpus = 16;

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    public void Amdahls_constant_is_found_to_the_digit_without_noise(double contention)
    {
        FittedLaw fit = Fitted(ScalingFit.Of(MadeScaling.Curve(MadeScaling.Law(contention)), ScalingLaw.Amdahl, Cpus));

        Assert.Equal(contention, fit.Contention.Value, 1e-9);
        Assert.InRange(fit.Contention.HalfWidth, 0, 1e-6);
        Assert.Equal(default, fit.Coherence);
    }

    [Fact]
    public void Both_constants_of_the_universal_law_are_found_to_the_digit_without_noise()
    {
        FittedLaw fit = Fitted(ScalingFit.Of(MadeScaling.Curve(MadeScaling.Law(0.05, 0.01)), ScalingLaw.Universal, Cpus));

        Assert.Equal(0.05, fit.Contention.Value, 1e-9);
        Assert.Equal(0.01, fit.Coherence.Value, 1e-9);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.10)]
    public void Intervals_hold_the_true_constants_about_as_often_as_they_say(double noise)
    {
        const int Seed = 20261108;
        const int Trials = 300;
        Random random = new(Seed);
        (double contention, double coherence) = (0.08, 0.004);
        FittedLaw[] fits = [.. Enumerable.Range(0, Trials)
            .Select(_ => ScalingFit.Of(MadeScaling.Curve(MadeScaling.Law(contention, coherence), noise: () => 1 + (noise * MadeScaling.Normal(random))), ScalingLaw.Universal, Cpus).Fit)
            .OfType<FittedLaw>()];

        Assert.True(fits.Length >= Trials * 95 / 100, $"seed {Seed}: {fits.Length} of {Trials} were fitted");
        Held("contention", fits.Count(fit => fit.Contention.Low <= contention && contention <= fit.Contention.High));
        Held("coherence", fits.Count(fit => fit.Coherence.Low <= coherence && coherence <= fit.Coherence.High));

        void Held(string constant, int count) => Assert.True(count >= fits.Length * 90 / 100 && count <= fits.Length * 99 / 100, $"seed {Seed}: {constant} held {count} of {fits.Length}");
    }

    [Theory]
    [InlineData(ScalingLaw.Amdahl, 2, "numbers=2 (1, 2) of 2 CPUs, expected=3 at least")]
    [InlineData(ScalingLaw.Universal, 4, "numbers=3 (1, 2, 4) of 4 CPUs, expected=4 at least")]
    public void Too_few_numbers_of_workers_with_a_CPU_each_are_refused(object law, int cpus, string reason)
    {
        FitAttempt attempt = ScalingFit.Of(MadeScaling.Curve(MadeScaling.Law(0.1)), (ScalingLaw)law, cpus);

        Assert.Null(attempt.Fit);
        Assert.Contains(reason, attempt.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Oversubscribed_points_are_not_fitted_as_if_they_had_cores()
    {
        // Perfect on four CPUs, and four times as slow beyond them.
        FittedLaw fit = Fitted(ScalingFit.Of(MadeScaling.Curve(static workers => workers <= 4 ? 1.0 / workers : 4), ScalingLaw.Amdahl, cpus: 4));

        Assert.Equal(0, fit.Contention.Value, 1e-9);
    }

    [Fact]
    public void Numbers_of_workers_that_lie_close_together_are_refused()
    {
        ScalingCurve curve = new("made", [.. new[] { 5, 6, 7, 8 }.Select(static count => new ScalingPoint(count, [1.0 / count, 1.01 / count]))]);

        Assert.Contains("numbers=5, 6, 7, 8, expected=the largest 4 times the smallest at least", ScalingFit.Of(curve, ScalingLaw.Amdahl, Cpus).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_sample_leaves_noise_unknown() =>
        Assert.Contains("samples=1, expected=2", ScalingFit.Of(MadeScaling.Curve(MadeScaling.Law(0.1), rounds: 1), ScalingLaw.Amdahl, Cpus).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.001, true)]
    [InlineData(0.5, false)]
    public void Points_that_no_such_law_goes_through_are_refused_unless_noise_explains_it(double noise, bool isRefused)
    {
        const int Seed = 20261109;
        Random random = new(Seed);

        // Perfect up to four workers, then not at all: Amdahl's law bends earlier and more softly.
        FitAttempt attempt = ScalingFit.Of(MadeScaling.Curve(MadeScaling.FlatAt(4), noise: () => Math.Exp(noise * MadeScaling.Normal(random))), ScalingLaw.Amdahl, Cpus);

        Assert.True(isRefused == (attempt.Refusal?.StartsWith("points lie on no such curve", StringComparison.Ordinal) ?? false), $"seed {Seed}: {attempt.Refusal}");
    }

    [Fact]
    public void Workers_that_are_more_than_as_many_times_as_fast_are_refused() => Assert.StartsWith(
        "points lie above a straight line",
        ScalingFit.Of(MadeScaling.Curve(MadeScaling.Law(-0.02)), ScalingLaw.Amdahl, Cpus).Refusal,
        StringComparison.Ordinal);

    private static FittedLaw Fitted(FitAttempt attempt)
    {
        Assert.Null(attempt.Refusal);
        return Assert.IsType<FittedLaw>(attempt.Fit);
    }
}
