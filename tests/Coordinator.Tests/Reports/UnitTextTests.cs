using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class UnitTextTests
{
    [Theory]
    [InlineData(0, "0.00 ns")]
    [InlineData(1.5e-9, "1.50 ns")]
    [InlineData(9.996e-9, "10.0 ns")]
    [InlineData(99.96e-9, "100 ns")]
    [InlineData(999.4e-9, "999 ns")]
    [InlineData(999.6e-9, "1.00 us")]
    [InlineData(999.6e-6, "1.00 ms")]
    [InlineData(999.4e-3, "999 ms")]
    [InlineData(0.9996, "1.00 s")]
    [InlineData(1, "1.00 s")]
    [InlineData(59.96, "60.0 s")]
    [InlineData(12345, "12,345 s")]
    [InlineData(-2.5e-6, "-2.50 us")]
    [InlineData(-999.6e-6, "-1.00 ms")]
    public void A_duration_has_three_digits_and_the_unit_that_makes_them_so(double seconds, string expected) => Assert.Equal(expected, UnitText.Seconds(seconds));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1.00 KiB")]
    [InlineData(1023.6 * 1024, "1.00 MiB")]
    [InlineData(33_554_432, "32.0 MiB")]
    [InlineData(1023.6 * 1024 * 1024, "1.00 GiB")]
    [InlineData(2048.0 * 1024 * 1024 * 1024, "2,048 GiB")]
    public void A_size_has_the_unit_that_makes_it_short(double bytes, string expected) => Assert.Equal(expected, UnitText.Bytes(bytes));

    [Fact]
    public void Shares_factors_and_rates_have_their_signs()
    {
        Assert.Equal("12.3 %", UnitText.Percent(0.1234));
        Assert.Equal("1,234 %", UnitText.Percent(12.34));
        Assert.Equal("3.46x", UnitText.Times(3.456));
        Assert.Equal("17.0 GB/s", UnitText.BytesPerSecond(17e9));
    }

    [Fact]
    public void No_duration_below_a_second_has_more_than_three_digits()
    {
        const int Seed = 11;
        Random random = new(Seed);
        for (int trial = 0; trial < 10_000; trial++)
        {
            double seconds = Math.Pow(10, (random.NextDouble() * 12) - 9);
            string text = UnitText.Seconds(seconds);
            Assert.True(seconds > 999 || text.Count(char.IsAsciiDigit) == 3, $"seed={Seed}, seconds={seconds:R}, text={text}");
        }
    }
}
