using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Tests.Kernels.Vectors;

public sealed class TriadLoopTests
{
    private const int Seed = 20261219;

    private delegate void Loop(Span<float> sum, ReadOnlySpan<float> added, ReadOnlySpan<float> scaled, float factor);

    private static readonly Loop[] Widths =
    [
        TriadLoop.RunIn<Lanes1>, TriadLoop.RunIn<Lanes4>, TriadLoop.RunIn<Lanes8>, TriadLoop.RunIn<Lanes16>, TriadLoop.Run,
    ];

    [Theory]
    [InlineData(3f)]
    [InlineData(-1e-38f)]
    [InlineData(float.MaxValue)]
    public void Every_width_gives_the_bits_of_a_plain_loop_on_ordinary_and_on_unusual_rows(float factor)
    {
        Random random = new(Seed);
        for (int round = 0; round < 150; round++)
        {
            int rows = random.Next(120);
            float[] added = Rows(random, rows);
            float[] scaled = Rows(random, rows);
            uint[] expected = [.. added.Zip(scaled, (own, other) => Plain(own, other, factor))];
            for (int width = 0; width < Widths.Length; width++)
            {
                float[] sum = new float[rows];
                Widths[width](sum, added, scaled, factor);
                Assert.True(expected.SequenceEqual(sum.Select(BitConverter.SingleToUInt32Bits)), $"seed {Seed}, round {round}, width {width}, {rows} rows");
            }
        }
    }

    [Fact]
    public void Rows_that_are_not_there_are_refused() => Assert.All(Widths, static width =>
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => width(new float[40], new float[39], new float[40], 3f));
        Assert.Throws<ArgumentOutOfRangeException>(() => width(new float[40], new float[40], new float[39], 3f));
    });

    private static float[] Rows(Random random, int rows) =>
        random.Next(2) == 0 ? FloatSamples.Make(random, rows) : [.. Enumerable.Range(0, rows).Select(_ => (random.NextSingle() - 0.5f) * 200f)];

    private static uint Plain(float own, float other, float factor)
    {
        float product = factor * other;
        float sum = own + product;
        return float.IsNaN(own) ? Quiet(own)
            : float.IsNaN(other) ? Quiet(other)
            : float.IsNaN(sum) ? BitConverter.SingleToUInt32Bits(float.NaN)
            : BitConverter.SingleToUInt32Bits(sum);
    }

    private static uint Quiet(float value) => BitConverter.SingleToUInt32Bits(value) | 0x0040_0000u;
}
