using System.Runtime.InteropServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Samples.Drag.Tests;

public sealed class DragKernelTests
{
    private const int Rows = 1000;
    private const int Seed = 20261126;

    [Fact]
    public void A_ball_at_ten_metres_a_second_has_lost_half_of_its_speed_after_two_seconds()
    {
        BoundColumns table = Table([6], [-8]);

        new DragKernel().Run(table.Rows(new RowRange(0, 1)), new Tick(0, Dt: 2));

        Assert.Equal([3f], table.Rows(new RowRange(0, 1)).Read<float>(0));
        Assert.Equal([-4f], table.Rows(new RowRange(0, 1)).Read<float>(1));
    }

    [Fact]
    public void Many_short_ticks_slow_as_much_as_one_long_one()
    {
        BoundColumns table = Table([30], [40]);

        for (int tick = 0; tick < 1000; tick++)
        {
            new DragKernel().Run(table.Rows(new RowRange(0, 1)), new Tick(tick, Dt: 0.001f));
        }

        Assert.Equal(30 / 3.5, table.Rows(new RowRange(0, 1)).Read<float>(0)[0], tolerance: 1e-4);
        Assert.Equal(40 / 3.5, table.Rows(new RowRange(0, 1)).Read<float>(1)[0], tolerance: 1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(999)]
    public void A_range_in_pieces_gives_the_bits_of_the_whole(int piece)
    {
        BoundColumns whole = RandomTable();
        BoundColumns split = RandomTable();

        for (int tick = 0; tick < 3; tick++)
        {
            new DragKernel().Run(whole.Rows(new RowRange(0, Rows)), new Tick(tick, 1f / 30));
            for (int start = 0; start < Rows; start += piece)
            {
                new DragKernel().Run(split.Rows(new RowRange(start, Math.Min(Rows, start + piece))), new Tick(tick, 1f / 30));
            }
        }

        Assert.Equal(Bytes(whole, 0), Bytes(split, 0));
        Assert.Equal(Bytes(whole, 1), Bytes(split, 1));
        Assert.NotEqual(Bytes(RandomTable(), 0), Bytes(whole, 0));
    }

    private static BoundColumns RandomTable()
    {
        Random random = new(Seed);
        return Table([.. Speeds(random)], [.. Speeds(random)]);
    }

    private static IEnumerable<float> Speeds(Random random) => Enumerable.Range(0, Rows).Select(_ => (random.NextSingle() - 0.5f) * 100);

    private static BoundColumns Table(float[] x, float[] y) => new(new DragKernel().Columns, use =>
    {
        ScratchColumn column = new(use.ElementType, x.Length);
        (use.Column is "vel_x" ? x : y).CopyTo(column.Slice(new RowRange(0, x.Length)).As<float>());
        return column;
    });

    private static byte[] Bytes(BoundColumns table, int column) => MemoryMarshal.AsBytes(table.Rows(new RowRange(0, Rows)).Read<float>(column)).ToArray();
}
