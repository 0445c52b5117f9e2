using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Coordinator.Cli;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class FractionTextTests
{
    [Theory]
    [InlineData("1/30", 1.0 / 30)]
    [InlineData("0.033", 0.033)]
    [InlineData("1e-3", 1e-3)]
    [InlineData("1E-3", 1e-3)]
    [InlineData("-1/2", -0.5)]
    [InlineData("1/-2", -0.5)]
    [InlineData("1.5/3e1", 0.05)]
    [InlineData(".5", 0.5)]
    [InlineData("0", 0)]
    [InlineData("0/5", 0)]
    public void A_number_or_a_fraction_is_read(string text, double expected)
    {
        Assert.True(FractionText.TryParse(text, out double value), text);
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("1/")]
    [InlineData("/30")]
    [InlineData("1/2/3")]
    [InlineData("1/0")]
    [InlineData("0/0")]
    [InlineData("1e308/1e-308")]
    [InlineData("1e999")]
    [InlineData("1/1e999")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1/Infinity")]
    [InlineData("∞")]
    [InlineData(" 1")]
    [InlineData("1 / 30")]
    [InlineData("1,5")]
    [InlineData("0,033")]
    [InlineData("33ms")]
    public void What_is_no_finite_number_is_refused(string text)
    {
        Assert.False(FractionText.TryParse(text, out double value), text);
        Assert.Equal(0, value);
    }

    [Fact]
    public void A_text_too_long_is_refused_even_if_it_denotes_one() =>
        Assert.False(FractionText.TryParse("1." + new string('0', 100), out _));

    [Fact]
    public void Every_finite_number_written_out_reads_back() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NormalFloat>(),
            number => FractionText.TryParse(number.Get.ToString("R", CultureInfo.InvariantCulture), out double value)
                && value.Equals(number.Get))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_fraction_of_whole_numbers_is_their_quotient_rounded_once() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            ArbMap.Default.ArbFor<NonZeroInt>(),
            (numerator, denominator) => FractionText.TryParse($"{numerator}/{denominator.Get}", out double value)
                && value.Equals((double)numerator / denominator.Get))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_read_is_finite() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>>(),
            ArbMap.Default.ArbFor<double>(),
            (text, number) =>
            {
                _ = FractionText.TryParse(text.Get, out double any);
                _ = FractionText.TryParse($"{number:R}/{text.Get.Length}", out double fraction);
                return double.IsFinite(any) && double.IsFinite(fraction);
            }).QuickCheckThrowOnFailure();
}
