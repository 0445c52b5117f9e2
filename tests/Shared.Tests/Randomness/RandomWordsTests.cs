using ParallelMotion.Shared.Randomness;

namespace ParallelMotion.Shared.Tests.Randomness;

public sealed class RandomWordsTests
{
    [Theory]
    [InlineData(0x000000FFu, 0f)]
    [InlineData(0x00000100u, 1f / (1 << 24))]
    [InlineData(0x80000000u, 0.5f)]
    [InlineData(0xFFFFFFFFu, 1f - (1f / (1 << 24)))]
    public void A_unit_is_the_upper_24_bits(uint word, float expected) => Assert.Equal(expected, RandomWords.Unit(word));

    [Fact]
    public void Every_unit_is_an_exact_multiple_below_one()
    {
        for (uint upper = 0; upper < 1 << 24; upper++)
        {
            double scaled = (double)RandomWords.Unit((upper << 8) | (upper & 0xFF)) * (1 << 24);
            if (scaled != upper)
            {
                Assert.Fail($"upper={upper}, scaled={scaled}");
            }
        }
    }

    /// <summary>
    /// The oracle rounds in double: the product of two float32 is exact there, and a sum that is rounded to 53 bits and then to
    /// 24 is the sum rounded to 24 bits.
    /// </summary>
    [Fact]
    public void A_number_from_a_range_has_the_documented_bits_and_stays_in_the_range()
    {
        Random random = new(5);
        for (int trial = 0; trial < 200_000; trial++)
        {
            (float low, float high) = AnyRange(random);
            uint word = trial % 3 == 0 ? uint.MaxValue : (uint)random.NextInt64(1L << 32);
            float width = (float)((double)high - low);
            float product = (float)((word >> 8) / 16777216.0 * width);
            float expected = (float)((double)low + product);
            float actual = RandomWords.Between(word, low, high);

            Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual));
            Assert.True(actual >= low && actual <= high, $"word={word}, low={low:R}, high={high:R}: {actual:R}");
        }
    }

    [Fact]
    public void A_narrow_range_may_reach_its_upper_bound() =>
        Assert.Equal(float.BitIncrement(1e6f), RandomWords.Between(uint.MaxValue, 1e6f, float.BitIncrement(1e6f)));

    private static (float Low, float High) AnyRange(Random random)
    {
        float first = (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 30)));
        float second = random.Next(2) == 0
            ? first * (1 + (random.NextSingle() * 1e-5f))
            : (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 30)));
        return (Math.Min(first, second), Math.Max(first, second));
    }
}
