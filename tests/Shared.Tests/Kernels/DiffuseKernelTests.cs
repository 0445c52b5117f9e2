using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class DiffuseKernelTests
{
    private const int Seed = 20260719;
    private const float Marker = -12345f;

    private static readonly IKernel Kernel = new DiffuseKernel();

    [Theory]
    [InlineData(1f / 30)]
    [InlineData(1f / 15)]
    [InlineData(0f)]
    [InlineData(-1e-40f)]
    [InlineData(1e30f)]
    public void Every_row_of_a_range_follows_the_formula_and_no_other_row_is_written(float dt)
    {
        Random random = new(Seed);
        for (int length = 1; length <= 70; length++)
        {
            for (int round = 0; round < 6; round++)
            {
                int rows = length + random.Next(3);
                int start = random.Next(rows - length + 1);
                float[] heat = FloatSamples.Make(random, rows);
                float[] next = [.. Enumerable.Repeat(Marker, rows)];
                Sweep(heat, next, new RowRange(start, start + length), dt).Run(0, 1, SilentProgress.Instance);

                float[] after = PlainDiffusion.Tick(heat, dt);
                float[] expected = [.. Enumerable.Repeat(Marker, start), .. after[start..(start + length)], .. Enumerable.Repeat(Marker, rows - start - length)];
                Assert.True(Bits(expected).SequenceEqual(Bits(next)), $"seed {Seed}, length {length}, round {round}, start {start}, rows {rows}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(1000)]
    public void Many_ticks_follow_the_formula_and_the_ends_stay(int rows)
    {
        Random random = new(Seed + rows);
        float[] heat = [.. Enumerable.Range(0, rows).Select(_ => random.NextSingle() * 100)];
        float[] expected = [.. heat];
        (float first, float last) = (heat[0], heat[^1]);
        for (int tick = 0; tick < 20; tick++)
        {
            expected = PlainDiffusion.Tick(expected, 1f / 30);
        }

        Sweep(heat, new float[rows], new RowRange(0, rows), 1f / 30).Run(0, 20, SilentProgress.Instance);

        Assert.Equal(Bits(expected), Bits(heat));
        Assert.Equal((first, last), (heat[0], heat[^1]));
    }

    [Fact]
    public void After_an_odd_number_of_ticks_the_newest_heat_lies_in_the_second_column()
    {
        float[] heat = [0, 8, 0];
        float[] next = new float[3];

        Sweep(heat, next, new RowRange(0, 3), 1f / 30).Run(0, 3, SilentProgress.Instance);

        // A quarter of what a row differs from its neighbours, each time: 8, 4, 2, 1.
        Assert.Equal([0f, 1f, 0f], next);
        Assert.Equal([0f, 2f, 0f], heat);
    }

    [Fact]
    public void Heat_evens_out_at_the_largest_stable_tick()
    {
        Random random = new(Seed);
        float[] heat = [.. Enumerable.Range(0, 20).Select(_ => random.NextSingle() * 100)];
        (heat[0], heat[^1]) = (10, 10);

        Sweep(heat, new float[20], new RowRange(0, 20), 1f / 15).Run(0, 2000, SilentProgress.Instance);

        Assert.All(heat, static value => Assert.InRange(value, 9.99f, 10.01f));
    }

    [Theory]
    [InlineData("heat heat_next", "heat heat_next")]
    [InlineData("x heat_next heat", "heat heat_next")]
    [InlineData("heat", "")]
    [InlineData("heat_next", "")]
    [InlineData("Heat heat_next", "")]
    public void It_wants_both_columns(string columns, string expected)
    {
        IReadOnlyList<ColumnUse> bound = Kernel.Bind(columns.Split(' ').ToHashSet(StringComparer.Ordinal));

        Assert.Equal(expected, string.Join(' ', bound.Select(use => use.Column)));
        Assert.All(bound, use => Assert.Equal((ColumnAccess.Swap, true, 4), (use.Access, use.IsWritten, use.BytesPerRowTick)));
    }

    private static ScheduleSweep Sweep(float[] heat, float[] next, RowRange range, float dt) => new(
        Schedule.Of(Kernel, Kernel.Columns),
        use => new ArrayColumn(string.Equals(use.Column, "heat", StringComparison.Ordinal) ? heat : next),
        range,
        dt,
        Shared.Kernels.Sweep.Streaming);

    private static uint[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToUInt32Bits)];
}
