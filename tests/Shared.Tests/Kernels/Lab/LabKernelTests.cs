using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Lab;
using ParallelMotion.Shared.Kernels.Loading;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels.Lab;

public sealed class LabKernelTests
{
    private const int Seed = 20261126;
    private const int Rows = 10_007;
    private const int Ticks = 5;

    private static readonly HashSet<string> Bound = new(["pos", "vel", FinalTick.Column], StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. KernelCatalog.OfLab.Select(static kernel => kernel.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_kernel_of_the_lab_has_the_bits_of_motion_however_the_rows_are_cut(string name)
    {
        uint[] expected = Columns().Run(new MotionKernel(), 0, Ticks, Bound, new RowRange(0, Rows)).Bits;
        IKernel kernel = KernelLookup.Find(name).Kernel;

        // Twice with the one kernel: what it holds of the first run must not be seen in the second.
        foreach (RowRange[] ranges in (RowRange[][])[[new(0, Rows)], [new(0, 4096), new(4096, 4096), new(4096, Rows)], [new(0, Rows)]])
        {
            Assert.True(expected.SequenceEqual(Columns().Run(kernel, 0, Ticks, Bound, ranges).Bits), $"seed {Seed}, ranges {string.Join(' ', ranges)}");
        }
    }

    [Theory]
    [InlineData("motion-objects")]
    [InlineData("motion-structs")]
    public void Rows_in_a_shape_of_their_own_are_written_back_in_the_last_tick_and_not_before(string name)
    {
        IKernel kernel = KernelLookup.Find(name).Kernel;
        MadeColumns columns = Columns();
        uint[] before = columns.Bits;

        Assert.Equal(before, columns.Run(kernel, 0, Ticks - 1, Bound, new RowRange(0, Rows)).Bits);
        Assert.NotEqual(before, columns.Run(kernel, Ticks - 1, 1, Bound, new RowRange(0, Rows)).Bits);
    }

    [Fact]
    public void Rows_that_another_process_held_are_missed_and_not_made_up()
    {
        InvalidOperationException lost = Assert.Throws<InvalidOperationException>(() => Columns().Run(new ObjectsKernel(), 3, 1, Bound, new RowRange(0, Rows)));

        Assert.Contains("kernel=motion-objects, rows=[0, 10007)", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_are_made_for_rows_and_what_the_collector_did_is_noted_at_both_ends_of_a_range()
    {
        MadeColumns columns = Columns();
        HashSet<string> noted = new([.. Bound, ChurnKernel.PausedColumn, ChurnKernel.CollectedColumn], StringComparer.Ordinal);
        long before = GC.GetAllocatedBytesForCurrentThread();

        _ = columns.Run(new ChurnKernel(), 0, Ticks, noted, new RowRange(16, Rows));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 24L * (Rows - 16) * Ticks, long.MaxValue);
        double[] paused = columns.Rows<double>(ChurnKernel.PausedColumn).ToArray();
        Assert.Equal([16, Rows - 1], Enumerable.Range(0, Rows).Where(row => paused[row] >= 0));
        uint[] collected = columns.Rows<uint>(ChurnKernel.CollectedColumn).ToArray();
        Assert.Equal([16, Rows - 1], Enumerable.Range(0, Rows).Where(row => collected[row] != uint.MaxValue));
        Assert.True(collected[16] <= collected[^1] && paused[16] <= paused[^1]);
    }

    [Fact]
    public void Nothing_is_noted_where_the_table_has_no_columns_for_it()
    {
        MadeColumns columns = Columns().Run(new ChurnKernel(), 0, Ticks, Bound, new RowRange(0, Rows));

        Assert.All(columns.Rows<double>(ChurnKernel.PausedColumn).ToArray(), static paused => Assert.Equal(-1, paused));
    }

    [Fact]
    public void No_job_is_offered_a_kernel_of_the_lab()
    {
        Assert.Empty(KernelCatalog.All.Intersect(KernelCatalog.OfLab));
        Assert.All(KernelCatalog.OfLab, static kernel => Assert.Null(KernelCompilation.Fault(kernel)));
    }

    private static MadeColumns Columns() => new(Rows, Seed, Ticks);
}
