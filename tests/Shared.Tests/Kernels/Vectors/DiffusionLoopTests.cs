using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Tests.Kernels.Vectors;

public sealed class DiffusionLoopTests
{
    private const int Seed = 20261204;

    private delegate void Loop(ReadOnlySpan<float> now, Span<float> next, float rate);

    private static readonly Loop[] Widths =
    [
        DiffusionLoop.RunIn<Lanes1>, DiffusionLoop.RunIn<Lanes4>, DiffusionLoop.RunIn<Lanes8>, DiffusionLoop.RunIn<Lanes16>, DiffusionLoop.Run,
    ];

    [Theory]
    [InlineData(0.25f)]
    [InlineData(0.5f)]
    [InlineData(0f)]
    [InlineData(float.MaxValue)]
    public void Every_width_gives_the_bits_of_a_plain_loop_on_ordinary_and_on_unusual_rows(float rate)
    {
        Random random = new(Seed);
        for (int round = 0; round < 150; round++)
        {
            int rows = random.Next(120);
            float[] now = random.Next(2) == 0
                ? FloatSamples.Make(random, rows + 2)
                : [.. Enumerable.Range(0, rows + 2).Select(_ => (random.NextSingle() - 0.5f) * 200f)];
            uint[] expected = [.. Enumerable.Range(1, rows).Select(row => BitConverter.SingleToUInt32Bits(PlainDiffusion.Next(now[row - 1], now[row], now[row + 1], rate)))];
            for (int width = 0; width < Widths.Length; width++)
            {
                float[] next = new float[rows];
                Widths[width](now, next, rate);
                Assert.True(expected.SequenceEqual(next.Select(BitConverter.SingleToUInt32Bits)), $"seed {Seed}, round {round}, width {width}, {rows} rows");
            }
        }
    }

    [Fact]
    public void A_row_that_is_NaN_keeps_its_bits_made_quiet_and_hands_its_neighbours_the_plain_one()
    {
        float signalling = BitConverter.UInt32BitsToSingle(0x7F80_4321);
        foreach (Loop width in Widths)
        {
            float[] now = new float[102];
            now[50] = signalling;
            now[51] = FloatSamples.OtherNaN;
            float[] next = new float[100];
            width(now, next, 0.25f);

            Assert.Equal([0u, 0xFFC0_0000u, 0x7FC0_4321u, 0xFFC0_5678u, 0xFFC0_0000u, 0u], next[47..53].Select(BitConverter.SingleToUInt32Bits));
        }
    }

    [Fact]
    public void Infinities_that_cancel_give_the_plain_NaN_at_every_width()
    {
        foreach (Loop width in Widths)
        {
            float[] now = [.. Enumerable.Repeat(float.NegativeInfinity, 102)];
            float[] next = new float[100];
            width(now, next, 0.25f);

            Assert.All(next, static value => Assert.Equal(0xFFC0_0000u, BitConverter.SingleToUInt32Bits(value)));
        }
    }

    [Fact]
    public void Rows_that_are_not_there_are_refused() =>
        Assert.All(Widths, static width => Assert.Throws<ArgumentOutOfRangeException>(() => width(new float[40], new float[39], 0.25f)));
}
