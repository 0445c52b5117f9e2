using ParallelMotion.Coordinator.Lab.Telling;

namespace ParallelMotion.Coordinator.Tests.Lab.Telling;

public sealed class TellingCostTests
{
    [Fact]
    public void A_cost_that_drowned_hardly_counts_in_a_pool()
    {
        TellingCost pooled = TellingCost.Pooled([new TellingCost(50e-6, 5e-6), new TellingCost(500e-6, 600e-6)]);

        Assert.Equal(50e-6, pooled.Seconds, 0.1e-6);
        Assert.Equal(5e-6, pooled.HalfWidth, 0.1e-6);
        Assert.True(pooled.IsResolved);
    }

    [Fact]
    public void None_decides_alone_by_being_narrow_by_chance() =>
        Assert.InRange(TellingCost.Pooled([new TellingCost(40e-6, 1e-12), new TellingCost(50e-6, 4e-6)]).Seconds, 43e-6, 45e-6);

    [Fact]
    public void One_cost_is_its_own_pool()
    {
        TellingCost alone = new(40e-6, 10e-6);

        Assert.Equal(alone.Seconds, TellingCost.Pooled([alone]).Seconds, 1e-12);
        Assert.Equal((30e-6, 50e-6), (Math.Round(alone.Low, 9), Math.Round(alone.High, 9)));
    }

    [Fact]
    public void Where_all_drowned_the_pool_is_only_a_bound()
    {
        TellingCost pooled = TellingCost.Pooled([new TellingCost(1e-6, 10e-6), new TellingCost(-2e-6, 10e-6)]);

        Assert.False(pooled.IsResolved);
        Assert.InRange(pooled.Accountable, 6e-6, 7e-6);
    }
}
