using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Coordinator.Cli;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class SizeTextTests
{
    /// <summary>Small ones and, from two halves, ones of the whole range: by itself the generator stays near zero.</summary>
    private static readonly Arbitrary<long> AnyLong = ArbMap.Default.GeneratorFor<long>()
        .Or(Gen.Choose(int.MinValue, int.MaxValue).Two().Select(halves => ((long)halves.Item1 << 32) | (uint)halves.Item2))
        .ToArbitrary();

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1000", 1000)]
    [InlineData("+7", 7)]
    [InlineData("007", 7)]
    [InlineData("1e7", 10_000_000)]
    [InlineData("1E+7", 10_000_000)]
    [InlineData("10M", 10_000_000)]
    [InlineData("10m", 10_000_000)]
    [InlineData("1.5M", 1_500_000)]
    [InlineData("100k", 100_000)]
    [InlineData("2G", 2_000_000_000)]
    [InlineData("1.0", 1)]
    [InlineData("1500e-2", 15)]
    [InlineData("0e9999", 0)]
    [InlineData("0.000001M", 1)]
    [InlineData("-1.5k", -1500)]
    [InlineData("1e18", 1_000_000_000_000_000_000)]
    [InlineData("9007199254740993", 9_007_199_254_740_993)]
    [InlineData("9.223372036854775807e18", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void A_size_is_read_exactly(string text, long expected)
    {
        Assert.True(SizeText.TryParse(text, out long value), text);
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\n")]
    [InlineData("-")]
    [InlineData("k")]
    [InlineData(".5k")]
    [InlineData("5.k")]
    [InlineData("1.5")]
    [InlineData("1.5e0")]
    [InlineData("1e-1")]
    [InlineData("1.0005k")]
    [InlineData("1e3k")]
    [InlineData("1kk")]
    [InlineData("1,000")]
    [InlineData("1_000")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("1\u212A")]
    [InlineData("\u0661")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("1e19")]
    [InlineData("1e9999")]
    [InlineData("1e99999999999999999999")]
    [InlineData("99999999999999999999G")]
    public void What_is_no_whole_number_that_fits_is_refused(string text)
    {
        Assert.False(SizeText.TryParse(text, out long value), text);
        Assert.Equal(0, value);
    }

    [Fact]
    public void A_text_too_long_is_refused_even_if_it_denotes_one() =>
        Assert.False(SizeText.TryParse("1." + new string('0', 100), out _));

    [Fact]
    public void Every_long_written_out_reads_back() =>
        Prop.ForAll(
            AnyLong,
            expected => SizeText.TryParse(expected.ToString(CultureInfo.InvariantCulture), out long value) && value == expected)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_letter_means_what_the_exponent_means() =>
        Prop.ForAll(
            AnyLong,
            Arb.From(Gen.Elements(("k", "e3"), ("M", "e6"), ("G", "e9"))),
            (number, same) =>
            {
                string scaled = (number / 1000m).ToString("0.000", CultureInfo.InvariantCulture);
                bool isLetter = SizeText.TryParse(scaled + same.Item1, out long byLetter);
                bool isExponent = SizeText.TryParse(scaled + same.Item2, out long byExponent);
                return isLetter == isExponent && byLetter == byExponent;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_exponent_shifts_exactly_or_is_refused() =>
        Prop.ForAll(
            AnyLong,
            Arb.From(Gen.Choose(0, 25)),
            (number, exponent) =>
            {
                BigInteger expected = number * BigInteger.Pow(10, exponent);
                bool fits = expected >= long.MinValue && expected <= long.MaxValue;
                bool isRead = SizeText.TryParse($"{number}e{exponent}", out long value);
                return isRead == fits && value == (fits ? (long)expected : 0);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_it_throw() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>>(),
            text => SizeText.TryParse(text.Get, out long value) || value == 0)
        .QuickCheckThrowOnFailure();
}
