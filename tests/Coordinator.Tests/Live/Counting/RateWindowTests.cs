using ParallelMotion.Coordinator.Live.Counting;

namespace ParallelMotion.Coordinator.Tests.Live.Counting;

public sealed class RateWindowTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void It_says_what_grew_in_the_last_second_however_often_it_is_looked(double interval)
    {
        RateWindow window = new();
        Assert.Equal(0, window.PerSecond);
        double at = 0;
        for (int look = 0; look < 20; look++, at += interval)
        {
            window.Add(at, 30 * at);
            Assert.Equal(look == 0 ? 0 : 30, window.PerSecond, tolerance: 1e-9);
        }

        double last = at - interval;
        for (; at < last + 1 + interval; at += interval)
        {
            window.Add(at, 30 * last);
        }

        Assert.Equal(0, window.PerSecond);
    }
}
