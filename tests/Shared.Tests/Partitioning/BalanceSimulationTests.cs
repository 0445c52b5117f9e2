using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Partitioning;

/// <summary>Slowness is the slowest range's time in means: 1 is the best there is.</summary>
public sealed class BalanceSimulationTests
{
    private const int Units = 50_000;
    private const int Rounds = 40;
    private const int FewRounds = 13;

    [Theory]
    [InlineData("block")]
    [InlineData("middle")]
    [InlineData("blocks")]
    [InlineData("scattered")]
    public void Borders_find_a_hidden_load_within_a_few_rounds_and_stay(string kind)
    {
        foreach (int workers in new[] { 2, 3, 4, 8, 16 })
        {
            for (int seed = 0; seed < 10; seed++)
            {
                HiddenCosts costs = HiddenCosts.Of(kind, Units, new Random(seed));
                double[] slowness = Play(new Run(costs, costs, workers), seed);

                Assert.All(slowness.Skip(FewRounds), each => Assert.True(
                    each < 1.05, $"{kind}, workers={workers}, seed={seed}: {string.Join(' ', slowness.Select(value => $"{value:F3}"))}"));
            }
        }
    }

    [Fact]
    public void Borders_stay_within_two_units_once_they_fit()
    {
        HiddenCosts costs = HiddenCosts.Of("middle", Units, new Random(1));
        Balance balance = new(costs.Rows);
        Partition partition = Partition.Split(costs.Rows, 4, sizeof(float), BorderAlignment.CacheLine);
        List<Partition> partitions = [];
        for (int round = 0; round < Rounds; round++)
        {
            partition = balance.Next(partition, costs.Of(partition));
            partitions.Add(partition);
        }

        Assert.All(partitions.Skip(FewRounds), each => Assert.All(each.Ranges.Zip(partition.Ranges), pair =>
            Assert.InRange(pair.First.End, pair.Second.End - (2 * HiddenCosts.UnitRows), pair.Second.End + (2 * HiddenCosts.UnitRows))));
    }

    [Theory]
    [InlineData("block")]
    [InlineData("middle")]
    [InlineData("blocks")]
    [InlineData("scattered")]
    public void Borders_rest_though_times_vary(string kind)
    {
        foreach (int workers in new[] { 2, 4, 16 })
        {
            for (int seed = 0; seed < 10; seed++)
            {
                HiddenCosts costs = HiddenCosts.Of(kind, Units, new Random(seed));
                double[] slowness = Play(new Run(costs, costs, workers) { Noise = 0.03 }, seed);

                Assert.True(
                    slowness.Skip(FewRounds).Average() < 1.1,
                    $"{kind}, workers={workers}, seed={seed}: {string.Join(' ', slowness.Select(value => $"{value:F3}"))}");
            }
        }
    }

    /// <summary>Not within a few rounds: what was true before the move is forgotten by and by.</summary>
    [Fact]
    public void Borders_follow_a_load_that_moves()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            Random random = new(seed);
            HiddenCosts before = HiddenCosts.Of("block", Units, random);
            double[] slowness = Play(new Run(before, HiddenCosts.Of("block", Units, random), 4) { Rounds = 160 }, seed);

            Assert.All(slowness.TakeLast(20), each => Assert.True(
                each < 1.05, $"seed={seed}: {string.Join(' ', slowness.Select(value => $"{value:F3}"))}"));
        }
    }

    [Fact]
    public void A_slow_worker_is_given_less()
    {
        HiddenCosts costs = HiddenCosts.Of("scattered", Units, new Random(1));
        double[] slowness = Play(new Run(costs, costs, 4) { FirstIsSlower = 2 }, 1);

        Assert.All(slowness.Skip(FewRounds), each => Assert.True(each < 1.05, string.Join(' ', slowness.Select(value => $"{value:F3}"))));
    }

    private static double[] Play(Run run, int seed)
    {
        Random random = new(seed);
        Balance balance = new(run.Before.Rows);
        Partition partition = Partition.Split(run.Before.Rows, run.Workers, sizeof(float), BorderAlignment.CacheLine);
        double[] slowness = new double[run.Rounds];
        for (int round = 0; round < run.Rounds; round++)
        {
            double[] seconds = (round < run.Rounds / 2 ? run.Before : run.After).Of(partition);
            seconds[0] *= run.FirstIsSlower;
            slowness[round] = seconds.Max() / seconds.Average();
            partition = balance.Next(partition, [.. seconds.Select(each => each * (1 + (run.Noise * ((2 * random.NextDouble()) - 1))))]);
        }

        return slowness;
    }

    /// <summary>What rows cost in the first half of the rounds and in the second, and who runs them.</summary>
    private sealed record Run(HiddenCosts Before, HiddenCosts After, int Workers)
    {
        public int Rounds { get; init; } = 40;

        public double Noise { get; init; }

        public double FirstIsSlower { get; init; } = 1;
    }
}
