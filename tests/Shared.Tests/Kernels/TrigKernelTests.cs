using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Vectors;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class TrigKernelTests
{
    private const int Seed = 20260703;
    private const int Rows = 75;

    private static readonly IKernel Kernel = new TrigKernel();

    [Fact]
    public void The_squares_are_summed_first_and_then_added()
    {
        Random random = new(Seed);

        // Sums below one: to larger ones, the rounded squares add up to the same in any order.
        float[] sum = [.. Enumerable.Range(0, Rows).Select(_ => random.NextSingle())];
        float[] angle = [.. Enumerable.Range(0, Rows).Select(_ => (random.NextSingle() - 0.5f) * 20_000)];
        uint[] bits = Table(sum, angle).Run(1, new RowRange(0, Rows)).Bits("out");
        for (int row = 0; row < Rows; row++)
        {
            (float sin, float cos) = Both(angle[row]);
            float sinSquared = (float)((double)sin * sin);
            float cosSquared = (float)((double)cos * cos);
            float squares = (float)((double)sinSquared + cosSquared);
            Assert.Equal(BitConverter.SingleToUInt32Bits((float)((double)sum[row] + squares)), bits[row]);
        }
    }

    [Fact]
    public void A_row_gets_the_same_bits_wherever_a_range_starts_or_ends()
    {
        Random random = new(Seed);
        for (int round = 0; round < 20; round++)
        {
            float[] sum = FloatSamples.Make(random, Rows);
            float[] angle = FloatSamples.Make(random, Rows);
            uint[] whole = Table(sum, angle).Run(1, new RowRange(0, Rows)).Bits("out");
            for (int cut = 0; cut <= Rows; cut++)
            {
                uint[] halves = Table(sum, angle).Run(1, new RowRange(0, cut), new RowRange(cut, Rows)).Bits("out");
                Assert.True(whole.SequenceEqual(halves), $"seed {Seed}, round {round}, cut at {cut}");
            }
        }
    }

    [Fact]
    public void Rows_outside_the_range_and_angles_stay()
    {
        float[] angle = [.. Enumerable.Range(0, Rows).Select(row => (float)row)];
        KernelTable table = Table(new float[Rows], angle).Run(1, new RowRange(10, 31));

        Assert.Equal(angle.Select(BitConverter.SingleToUInt32Bits), table.Bits("x"));
        Assert.Equal(-1, table.Bits("out").AsSpan(0, 10).IndexOfAnyExcept(0u));
        Assert.Equal(-1, table.Bits("out").AsSpan(10, 21).IndexOf(0u));
        Assert.Equal(-1, table.Bits("out").AsSpan(31).IndexOfAnyExcept(0u));
    }

    [Theory]
    [InlineData("out x", 2)]
    [InlineData("a out b x", 2)]
    [InlineData("out", 0)]
    [InlineData("x", 0)]
    [InlineData("OUT X", 0)]
    public void It_works_on_out_and_x(string columns, int count)
    {
        IReadOnlyList<ColumnUse> uses = Kernel.Bind(columns.Split(' ').ToHashSet(StringComparer.Ordinal));

        Assert.Equal(count == 0 ? [] : [ColumnUse.Writes<float>("out"), ColumnUse.Reads<float>("x")], uses);
    }

    private static (float Sin, float Cos) Both(float angle)
    {
        (float sin, float cos) = (0, 0);
        SinCos.OfAny(new Lanes1(angle), out Lanes1 sine, out Lanes1 cosine);
        Lanes1.Store(sine, ref sin, 0);
        Lanes1.Store(cosine, ref cos, 0);
        return (sin, cos);
    }

    private static KernelTable Table(float[] sum, float[] angle) => new(Kernel, ("out", sum), ("x", angle));
}
