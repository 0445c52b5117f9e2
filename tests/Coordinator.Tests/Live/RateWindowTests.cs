using ParallelMotion.Coordinator.Live.Counting;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class RateWindowTests
{
    private readonly RateWindow _window = new();

    [Fact]
    public void Nothing_is_known_before_two_looks()
    {
        Assert.Equal(0, _window.PerSecond);
        _window.Add(at: 3, total: 100);

        Assert.Equal(0, _window.PerSecond);
    }

    [Fact]
    public void Old_looks_are_forgotten()
    {
        for (int look = 0; look <= 20; look++)
        {
            // A hundred a second at first, ten a second for the last two.
            double at = look * 0.2;
            _window.Add(at, at <= 2 ? 100 * at : 200 + (10 * (at - 2)));
        }

        Assert.Equal(10, _window.PerSecond, tolerance: 1e-9);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    public void Two_looks_at_one_moment_and_a_total_that_fell_are_no_rate(double at)
    {
        _window.Add(at: 1, total: 100);
        _window.Add(at, total: 50);

        Assert.Equal(0, _window.PerSecond);
    }
}
