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

    [Theory]
    [InlineData(40e-6, 44e-6, 46e-6, true)]
    [InlineData(5e-6, 15e-6, 25e-6, false)]
    public void None_decides_alone_by_being_narrow_by_chance(double narrow, double low, double high, bool isResolved)
    {
        TellingCost pooled = TellingCost.Pooled([new TellingCost(narrow, 1e-12), new TellingCost(50e-6, 4e-6)]);

        Assert.InRange(pooled.Seconds, low, high);
        Assert.Equal(isResolved, pooled.IsResolved);
    }

    [Fact]
    public void Costs_that_contradict_each_other_widen_the_pool_and_others_leave_it()
    {
        TellingCost[] alike = [new(49e-6, 10e-6), new(51e-6, 10e-6)];
        TellingCost[] apart = [new(20e-6, 10e-6), new(80e-6, 10e-6)];

        // Q is 18 for one degree of freedom.
        Assert.Equal(10e-6 / Math.Sqrt(2), TellingCost.Pooled(alike).HalfWidth, 1e-12);
        Assert.Equal(10e-6 / Math.Sqrt(2) * Math.Sqrt(18), TellingCost.Pooled(apart).HalfWidth, 1e-12);
    }

    [Fact]
    public void An_interval_below_zero_bounds_nothing()
    {
        Assert.Null(new TellingCost(-5e-6, 1e-6).Accountable);
        Assert.Null(new TellingCost(-1e-6, 1e-6).Accountable);
        Assert.Equal(1e-6, new TellingCost(-1e-6, 2e-6).Accountable!.Value, 1e-12);
    }

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
        Assert.InRange(pooled.Accountable!.Value, 6e-6, 7e-6);
    }
}
