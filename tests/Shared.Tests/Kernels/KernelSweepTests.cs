using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class KernelSweepTests
{
    private const int Seed = 20260704;
    private const int ReportRows = 1 << 20;

    public static TheoryData<string> Names => [.. KernelCatalog.All.Where(static kernel => kernel is not ISegmentKernel).Select(kernel => kernel.Name)];

    public static TheoryData<string> Elementwise => [.. KernelCatalog.All.Where(kernel => kernel.IsElementwise && kernel is not ISegmentKernel).Select(kernel => kernel.Name)];

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Every_order_and_every_split_give_the_same_bits(string name)
    {
        IKernel kernel = KernelCatalog.Find(name)!;
        Random random = new(Seed);
        for (int round = 0; round < 12; round++)
        {
            int rows = random.Next(1, 10_000);
            int ticks = random.Next(1, 4);
            KernelTable Fresh() => new(kernel, [.. kernel.Example.Select((column, index) => (column.Name, FloatSamples.Make(new Random(round + (100 * index)), rows)))]);
            string written = kernel.Example[0].Name;
            uint[] expected = Fresh().Sweep(ticks, 0.1f, Sweep.Streaming, new ProgressLog(), new RowRange(0, rows)).Bits(written);
            foreach (Sweep order in SweepRule.AllowedBy(Schedule.Of(kernel, [])))
            {
                RowRange[] ranges = Cut(random, rows);
                ProgressLog progress = new();
                uint[] bits = Fresh().Sweep(ticks, 0.1f, order, progress, ranges).Bits(written);

                Assert.True(expected.SequenceEqual(bits), $"seed {Seed}, round {round}, {order}, ranges {string.Join(' ', ranges)}");
                Assert.Equal((long)rows * ticks, progress.Sum);
            }
        }
    }

    [Fact]
    public void A_tile_gets_all_its_ticks_before_the_next()
    {
        RecordingKernel kernel = new(isElementwise: true);
        Table(kernel, 8200).Sweep(3, 1, Sweep.Tiled, new ProgressLog(), new RowRange(1, 8200));

        Assert.Equal([4096, 4096, 4096, 4096, 4096, 4096, 7, 7, 7], kernel.Calls);
    }

    [Fact]
    public void Streaming_crosses_the_range_once_a_tick()
    {
        RecordingKernel kernel = new(isElementwise: true);
        Table(kernel, 8200).Sweep(3, 1, Sweep.Streaming, new ProgressLog(), new RowRange(1, 8200));

        Assert.Equal([8199, 8199, 8199], kernel.Calls);
    }

    [Theory]
    [InlineData(true, ReportRows, 5)]
    [InlineData(false, ReportRows + 5)]
    public void Only_an_elementwise_kernel_gets_its_range_in_pieces(bool isElementwise, params int[] calls)
    {
        RecordingKernel kernel = new(isElementwise);
        Table(kernel, ReportRows + 5).Sweep(1, 1, Sweep.Streaming, new ProgressLog(), new RowRange(0, ReportRows + 5));

        Assert.Equal(calls, kernel.Calls);
    }

    [Fact]
    public void Tiles_of_many_ticks_report_in_between()
    {
        ProgressLog progress = new();
        Table(new RecordingKernel(isElementwise: true), 4096).Sweep(600, 1, Sweep.Tiled, progress, new RowRange(0, 4096));

        Assert.Equal((4096 * 600L, (long)ReportRows, 3), (progress.Sum, progress.Largest, progress.Reports));
    }

    [Fact]
    public void A_tile_has_the_rows_that_were_asked_for()
    {
        RecordingKernel kernel = new(isElementwise: true);
        new ScheduleSweep(Table(kernel, 600).Schedule, Table(kernel, 600).StorageOf, new RowRange(0, 600), 1, Sweep.Tiled, tileRows: 256).Run(0, 1, new ProgressLog());

        Assert.Equal([256, 256, 88], kernel.Calls);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScheduleSweep(Table(kernel, 1).Schedule, Table(kernel, 1).StorageOf, new RowRange(0, 1), 1, Sweep.Tiled, tileRows: 0));
    }

    [Fact]
    public void A_fused_kernel_gets_all_ticks_of_its_rows_in_calls_short_enough_to_report_between_them()
    {
        RecordingKernel kernel = new(isElementwise: true);
        ProgressLog progress = new();
        Table(kernel, 5000).Sweep(600, 1, Sweep.Fused, progress, new RowRange(1, 5000));

        Assert.Equal([(4096, 256), (4096, 256), (4096, 88), (903, 256), (903, 256), (903, 88)], kernel.FusedCalls);
        Assert.Equal((4999 * 600L, 3), (progress.Sum, progress.Reports));
    }

    [Theory]
    [InlineData(Sweep.Streaming, 0, 100_000)]
    [InlineData(Sweep.Tiled, 0, 100_000)]
    [InlineData(Sweep.Fused, 0, 100_000)]
    [InlineData(Sweep.Streaming, 3, 0)]
    [InlineData(Sweep.Tiled, 3, 0)]
    [InlineData(Sweep.Fused, 3, 0)]
    public void No_ticks_or_no_rows_call_nobody(Sweep order, int ticks, int rows)
    {
        RecordingKernel kernel = new(isElementwise: true);
        ProgressLog progress = new();
        Table(kernel, 100_000).Sweep(ticks, 1, order, progress, new RowRange(0, rows));

        Assert.Empty(kernel.Calls);
        Assert.Empty(kernel.FusedCalls);
        Assert.Equal(0, progress.Reports);
    }

    [Fact]
    public void No_report_is_empty()
    {
        ProgressLog progress = new();
        Table(new RecordingKernel(isElementwise: true), 8192).Sweep(512, 1, Sweep.Tiled, progress, new RowRange(0, 8192));

        Assert.Equal((ReportRows, 4), (progress.Smallest, progress.Reports));
    }

    [Theory]
    [InlineData(Sweep.Streaming, 3)]
    [InlineData(Sweep.Tiled, 20)]
    public void What_progress_throws_ends_the_sweep_between_two_calls(Sweep order, int calls)
    {
        RecordingKernel kernel = new(isElementwise: true);
        KernelTable table = Table(kernel, 10_000);

        Assert.Throws<OperationCanceledException>(() => table.Sweep(10, 1, order, new ProgressLog(order == Sweep.Tiled ? 2 : 3), new RowRange(0, 10_000)));
        Assert.Equal(calls, kernel.Calls.Count);
    }

    [Theory]
    [InlineData(Sweep.Tiled)]
    [InlineData(Sweep.Fused)]
    [InlineData(Sweep.Invalid)]
    public void A_kernel_that_is_not_elementwise_only_streams(Sweep order)
    {
        KernelTable table = Table(new RecordingKernel(isElementwise: false), 10);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => table.Sweep(1, 1, order, new ProgressLog(), new RowRange(0, 10)));
        Assert.Contains("recording", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sweep_allocates_nothing(string name)
    {
        IKernel kernel = KernelCatalog.Find(name)!;
        KernelTable table = new(kernel, [.. kernel.Example.Select(column => (column.Name, new float[10_001]))]);
        ProgressLog progress = new();
        foreach (Sweep order in SweepRule.AllowedBy(Schedule.Of(kernel, [])))
        {
            ScheduleSweep sweep = new(table.Schedule, table.StorageOf, new RowRange(0, 10_001), 0.1f, order);
            sweep.Run(0, 50, progress);
            long before = GC.GetAllocatedBytesForCurrentThread();
            sweep.Run(0, 50, progress);

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static KernelTable Table(IKernel kernel, int rows) => new(kernel, ("a", new float[rows]), ("b", new float[rows]));

    private static RowRange[] Cut(Random random, int rows)
    {
        int[] borders = [0, .. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(rows + 1)).Order(), rows];
        return [.. borders.Zip(borders.Skip(1), (start, end) => new RowRange(start, end))];
    }
}
