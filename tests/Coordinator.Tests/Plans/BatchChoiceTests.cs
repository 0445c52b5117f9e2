using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class BatchChoiceTests
{
    private const int Seed = 41;

    [Theory]
    [InlineData(100e-6, 1e-3, 0.01, 1000, 10)]
    [InlineData(100e-6, 1e-3, 0.10, 1000, 1)]
    [InlineData(100e-6, 1e-3, 0.01, 7, 7)]
    [InlineData(100e-6, 1.0, 0.01, 1000, 1)]
    [InlineData(0, 1e-3, 0.01, 1000, 1)]
    [InlineData(0, 0, 0.01, 1000, 1)]
    [InlineData(1e-6, 0, 0.01, 1000, 1000)]
    public void As_few_ticks_are_taken_as_keep_telling_under_the_share(double telling, double tick, double share, int run, int expected) =>
        Assert.Equal(expected, BatchChoice.Of(telling, tick, share, run).Ticks);

    [Fact]
    public void A_stop_that_would_wait_too_long_comes_before_the_share_and_the_reason_says_what_telling_takes_then()
    {
        // 1 % of telling in 20 ms needs 200 ticks of 10 ms, two seconds: ten ticks take 100 ms.
        BatchChoice choice = BatchChoice.Of(tellingSeconds: 20e-3, tickSeconds: 10e-3, share: 0.01, runTicks: 1000);

        Assert.Equal(10, choice.Ticks);
        Assert.Equal(
            "telling costs 20000 us and a tick takes 10000 us; 200 ticks a dispatch keep telling under 1 %, but 10 are all that 100 ms hold, so telling takes 20 %",
            choice.Reason);
    }

    [Fact]
    public void Whatever_was_measured_a_dispatch_has_a_tick_at_least_and_ends_in_time_or_keeps_the_share()
    {
        Random random = new(Seed);
        for (int round = 0; round < 10_000; round++)
        {
            double telling = Math.Pow(10, -7 + (5 * random.NextDouble()));
            double tick = Math.Pow(10, -7 + (8 * random.NextDouble()));
            double share = 0.001 + random.NextDouble();
            int run = 1 + random.Next(100_000);

            int ticks = BatchChoice.Of(telling, tick, share, run).Ticks;

            string given = $"seed={Seed}, round={round}, telling={telling}, tick={tick}, share={share}, run={run}, ticks={ticks}";
            Assert.True(ticks >= 1 && ticks <= run, given);
            Assert.True(ticks == 1 || ticks * tick <= 0.1 * 1.000001, given);
            bool isUnderShare = telling <= share * ticks * tick * 1.000001;
            bool oneMoreIsTooMuch = ticks == run || (ticks + 1) * tick > 0.1 * 0.999999;
            Assert.True(isUnderShare || oneMoreIsTooMuch, given);

            // Not one more than it takes.
            Assert.True(ticks == 1 || telling > share * (ticks - 1) * tick * 0.999999, given);
        }
    }
}
