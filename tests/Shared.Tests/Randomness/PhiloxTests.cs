using System.Numerics;
using ParallelMotion.Shared.Randomness;

namespace ParallelMotion.Shared.Tests.Randomness;

public sealed class PhiloxTests
{
    private const ulong Seed = 0x0123_4567_89AB_CDEF;

    /// <summary>Counter, key and result from the known answers of Random123, the authors' library (philox4x32 10).</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0ul, "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, ulong.MaxValue, "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0x299f31d0_a4093822ul, "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void The_authors_known_answers_are_met(uint row, uint tick, uint stream, uint block, ulong seed, string expected)
    {
        RandomWords words = Philox.Words(seed, row, tick, stream, block);

        Assert.Equal(expected, $"{words.First:x8} {words.Second:x8} {words.Third:x8} {words.Fourth:x8}");
    }

    [Fact]
    public void A_row_has_the_same_words_in_any_order_and_on_any_thread()
    {
        const int Rows = 10_000;
        RandomWords[] inOrder = [.. Enumerable.Range(0, Rows).Select(row => Philox.Words(Seed, (uint)row, 7, 1))];
        int[] shuffled = [.. Enumerable.Range(0, Rows)];
        new Random(3).Shuffle(shuffled);
        RandomWords[] anyOrder = new RandomWords[Rows];
        Parallel.ForEach(shuffled, row => anyOrder[row] = Philox.Words(Seed, (uint)row, 7, 1));

        Assert.Equal(inOrder, anyOrder);
        Assert.Equal(Rows, inOrder.Distinct().Count());
    }

    /// <summary>Of 128 result bits 64 change with each input bit; over 300 trials the mean strays by 0.33 (one sigma).</summary>
    [Fact]
    public void Each_bit_of_seed_row_tick_stream_and_block_changes_half_of_the_result()
    {
        const int Trials = 300;
        Random random = new(11);
        for (int bit = 0; bit < 192; bit++)
        {
            long changed = 0;
            for (int trial = 0; trial < Trials; trial++)
            {
                uint[] input = [.. Enumerable.Range(0, 6).Select(_ => (uint)random.NextInt64(1L << 32))];
                RandomWords before = Words(input);
                input[bit / 32] ^= 1u << (bit % 32);
                changed += Distance(before, Words(input));
            }

            Assert.InRange(changed / (double)Trials, 64 - 2, 64 + 2);
        }
    }

    /// <summary>Chi-squared of 256 bins: mean 255, deviation 22.6. The seed is fixed, so this is no gamble.</summary>
    [Theory]
    [InlineData("row")]
    [InlineData("tick")]
    [InlineData("stream")]
    public void Bytes_are_spread_evenly_along_each_coordinate(string along)
    {
        const int Draws = 1 << 16;
        int[][] bins = [.. Enumerable.Range(0, 16).Select(_ => new int[256])];
        for (uint index = 0; index < Draws; index++)
        {
            RandomWords words = along switch
            {
                "row" => Philox.Words(Seed, index, 5, 0),
                "tick" => Philox.Words(Seed, 5, index, 0),
                _ => Philox.Words(Seed, 5, 5, index),
            };
            uint[] each = [words.First, words.Second, words.Third, words.Fourth];
            for (int place = 0; place < 16; place++)
            {
                bins[place][(byte)(each[place / 4] >> (place % 4 * 8))]++;
            }
        }

        const double Expected = Draws / 256.0;
        Assert.All(bins, counts => Assert.InRange(counts.Sum(count => Math.Pow(count - Expected, 2) / Expected), 255 - 90, 255 + 90));
    }

    private static RandomWords Words(uint[] input) =>
        Philox.Words(((ulong)input[1] << 32) | input[0], input[2], input[3], input[4], input[5]);

    private static int Distance(RandomWords left, RandomWords right) =>
        BitOperations.PopCount(left.First ^ right.First) + BitOperations.PopCount(left.Second ^ right.Second)
        + BitOperations.PopCount(left.Third ^ right.Third) + BitOperations.PopCount(left.Fourth ^ right.Fourth);
}
