using ParallelMotion.Coordinator.Comparing;

namespace ParallelMotion.Coordinator.Tests.Comparing;

public sealed class ComparisonTests
{
    private static readonly double[] Fast = [1.00, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06];

    public static TheoryData<double, string> Changes => new() { { 1.5, "slower" }, { 1, "no difference" }, { 0.5, "faster" } };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_run_is_called_what_it_is(double factor, string verdict)
    {
        Comparison comparison = Comparison.Of(MadeDocument.Of(Fast), MadeDocument.Of([.. Fast.Select(each => each * factor)]));

        RunComparison run = Assert.Single(comparison.Runs);
        Assert.Equal(verdict, ComparisonVerdicts.Word(run.Difference));
        Assert.Equal(factor, run.Ratio, 1e-3);
        Assert.True(run.RatioInterval!.Low <= factor && factor <= run.RatioInterval.High);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Swapped_documents_have_the_opposite_verdicts(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Random random = new(seed);
        HashSet<Difference> seen = [];
        for (int i = 0; i < 100; i++)
        {
            ComparedDocument[] documents = [.. Enumerable.Range(0, 2).Select(_ => MadeDocument.Of([.. Enumerable.Range(0, 4).Select(_ => MadeDocument.Noisy(random, random.Next(3, 9), 0.1 * random.Next(1, 5)))]))];
            Comparison there = Comparison.Of(documents[0], documents[1]);
            Comparison back = Comparison.Of(documents[1], documents[0]);

            Assert.Equal(there.Runs.Select(static run => Opposite(run.Difference)), back.Runs.Select(static run => run.Difference));
            Assert.All(there.Runs.Zip(back.Runs), static pair => Assert.Equal(1, pair.First.Ratio * pair.Second.Ratio, 1e-9));
            Assert.All(there.Runs.Zip(back.Runs), static pair => Assert.Equal(pair.First.P, pair.Second.P, 1e-12));
            seen.UnionWith(there.Runs.Select(static run => run.Difference));
        }

        Assert.Equal(Enum.GetValues<Difference>().Length, seen.Count);
    }

    // Ten runs of seven samples, from one distribution with a long tail and two humps, in either document.
    [Theory]
    [InlineData(21, null)]
    [InlineData(22, 0.0)]
    public void Where_nothing_differs_something_is_found_no_more_often_than_the_level_says(int seed, double? threshold)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Random random = new(seed);
        const int draws = 1000;
        int found = 0;
        for (int i = 0; i < draws; i++)
        {
            ComparedDocument[] documents = [.. Enumerable.Range(0, 2).Select(_ => MadeDocument.Of([.. Enumerable.Range(0, 10).Select(_ => MadeDocument.Noisy(random, 7))]))];
            Comparison comparison = Comparison.Of(documents[0], documents[1], threshold);
            bool isAlarm = threshold is null ? comparison.Runs.Any(static run => run.Difference is Difference.Slower or Difference.Faster) : comparison.Regressions.Any();
            found += isAlarm ? 1 : 0;
        }

        // Three standard deviations of chance above the level.
        Assert.True(found <= draws * 0.071, $"{found} of {draws}");
        Assert.True(found > 0, "A test that finds nothing in a thousand finds nothing at all.");
    }

    [Fact]
    public void A_slow_down_of_all_runs_is_found_with_the_usual_samples()
    {
        Random random = new(31);
        Comparison comparison = Comparison.Of(
            MadeDocument.Of([.. Enumerable.Range(0, 26).Select(_ => MadeDocument.Calm(random, 5))]),
            MadeDocument.Of([.. Enumerable.Range(0, 26).Select(_ => MadeDocument.Calm(random, 5, 0.12))]),
            threshold: 0.05);

        Assert.Equal(26, comparison.Regressions.Count());
        Assert.All(comparison.Runs, static run => Assert.Equal(Difference.Slower, run.Difference));
    }

    [Fact]
    public void One_of_many_runs_is_only_perhaps_slower_until_there_are_samples_enough()
    {
        Assert.Equal(["perhaps slower"], Words(samples: 5), StringComparer.Ordinal);
        Assert.Equal(["slower"], Words(samples: ComparisonVerdicts.SamplesFor(26)), StringComparer.Ordinal);
        Assert.Equal(7, ComparisonVerdicts.SamplesFor(26));

        static IEnumerable<string> Words(int samples)
        {
            Random random = new(32);
            double[][] a = [.. Enumerable.Range(0, 26).Select(_ => MadeDocument.Calm(random, samples))];
            double[][] b = [[.. a[0].Select(static each => each * 2)], .. a[1..]];
            return Comparison.Of(MadeDocument.Of(a), MadeDocument.Of(b)).Runs.Select(static run => ComparisonVerdicts.Word(run.Difference)).Where(static word => word is not "no difference");
        }
    }

    [Fact]
    public void Three_samples_can_show_nothing_and_it_is_said_what_can()
    {
        Comparison comparison = Comparison.Of(MadeDocument.Of([1, 2, 3]), MadeDocument.Of([10, 20, 30]));

        Assert.Equal(Difference.TooFewSamples, comparison.Runs[0].Difference);
        Assert.Contains(ComparisonVerdicts.Of(comparison), static each => each.Contains("3 and 3 put in the most extreme order leave 10.0 % to chance, 4 and 4 2.86 %. Measure both with --samples 4.", StringComparison.Ordinal));
    }

    [Fact]
    public void Runs_are_paired_by_what_they_are_whatever_their_order()
    {
        ComparedRun tiled = MadeDocument.Run(Fast) with { Sweep = "tiled", TileRows = 4096 };
        ComparedDocument a = MadeDocument.Of(Fast) with { Measurements = [MadeDocument.Run(Fast), tiled, MadeDocument.Run(Fast) with { Api = "submit" }] };
        ComparedDocument b = MadeDocument.Of(Fast) with { Measurements = [tiled with { TileRows = 8192 }, MadeDocument.Run(Fast), MadeDocument.Run(Fast) with { Rows = 2000 }, tiled with { ResumedFromTick = 3 }] };

        Comparison comparison = Comparison.Of(a, b);

        Assert.Equal(["1 per-tick streaming", "1 per-tick tiled"], comparison.Runs.Select(static run => run.Key.Name), StringComparer.Ordinal);
        Assert.Equal((1, 1), (comparison.OnlyInA.Count, comparison.OnlyInB.Count));
        Assert.Contains(ComparisonVerdicts.Of(comparison), static each => each.StartsWith("In 1 run the jobs chose other tiles", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_bits_from_the_same_columns_are_wrong_and_from_other_columns_they_are_none()
    {
        ComparedDocument a = MadeDocument.Of(Fast);
        ComparedDocument b = a with { Measurements = [a.Measurements[0] with { WorldHash = new string('b', 64) }] };

        Assert.Single(Comparison.Of(a, b).Wrong);
        Assert.StartsWith("WRONG: 1 run of 1 gave other bits", ComparisonVerdicts.Of(Comparison.Of(a, b))[0], StringComparison.Ordinal);
        Assert.Empty(Comparison.Of(a, b with { Spec = new ComparedSpec { Seed = 43, Dt = 0.1 } }).Wrong);
        Assert.Empty(Comparison.Of(a, b with { Spec = new ComparedSpec { Seed = 42, Dt = 0.2 } }).Wrong);
        Assert.Single(Comparison.Of(a, a with { Measurements = [a.Measurements[0] with { MatchesSerial = false }] }).Wrong);
    }

    private static Difference Opposite(Difference difference) => difference switch
    {
        Difference.Slower => Difference.Faster,
        Difference.Faster => Difference.Slower,
        Difference.PerhapsSlower => Difference.PerhapsFaster,
        Difference.PerhapsFaster => Difference.PerhapsSlower,
        _ => difference,
    };
}
