using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>Ticks whose rows depend on rows around them.</summary>
public sealed class NeighbourSweepTests
{
    private const int Seed = 20260718;

    [Fact]
    public void Any_split_into_ranges_and_dispatches_gives_what_a_plain_loop_gives()
    {
        Random random = new(Seed);
        for (int round = 0; round < 200; round++)
        {
            int rows = random.Next(1, 60);
            int reach = random.Next(1, 8);
            int ticks = random.Next(0, 6);
            float[] start = [.. Enumerable.Range(0, rows).Select(_ => (float)random.Next(100))];
            float[][] expected = Reference(start, reach, ticks);
            Dictionary<string, float[]> table = Table(start);
            RowRange[] ranges = Cut(random, rows);
            ScheduleSweep[] sweeps = [.. ranges.Select(range => Sweep(new WeighingKernel(reach), table, range))];
            for (int first = 0; first < ticks; first++)
            {
                Array.ForEach(sweeps, sweep => sweep.Run(first, 1, SilentProgress.Instance));
            }

            string where = $"seed {Seed}, round {round}, reach {reach}, {ticks} ticks, ranges {string.Join(' ', ranges)}";
            Assert.True(expected[0].SequenceEqual(table["a"]) && expected[1].SequenceEqual(table["b"]), where);
            Assert.All(table["ticks"], count => Assert.Equal(ticks, count));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Which_column_is_read_goes_by_the_runs_tick_and_not_by_the_dispatch(int first)
    {
        float[] start = [1, 2, 3, 4];
        Dictionary<string, float[]> table = first % 2 == 0 ? Table(start) : new(Table(start), StringComparer.Ordinal) { ["a"] = new float[4], ["b"] = [.. start] };

        Sweep(new WeighingKernel(1), table, new RowRange(0, 4)).Run(first, 3, SilentProgress.Instance);

        // After three ticks the newest lies in the other column than at the start.
        Assert.Equal(Reference(start, reach: 1, ticks: 3)[1], table[first % 2 == 0 ? "b" : "a"]);
    }

    [Fact]
    public void It_may_get_its_range_in_pieces()
    {
        const int Piece = 1 << 20;
        WeighingKernel kernel = new(2);
        float[] start = [.. Enumerable.Range(0, Piece + 3).Select(static row => (float)(row % 97))];
        Dictionary<string, float[]> table = Table(start);

        Sweep(kernel, table, new RowRange(0, start.Length)).Run(0, 2, SilentProgress.Instance);

        Assert.Equal([Piece, 3, Piece, 3], kernel.Calls);
        Assert.True(Reference(start, reach: 2, ticks: 2)[0].SequenceEqual(table["a"]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(9, 8)]
    public void All_wait_for_each_other_between_ticks_and_not_behind_the_last(int ticks, int waits)
    {
        CountingBarrier barrier = new();
        WeighingKernel kernel = new(1);
        Sweep(kernel, Table([1, 2, 3]), new RowRange(1, 2)).Run(0, ticks, SilentProgress.Instance, barrier);

        Assert.Equal((waits, ticks), (barrier.Waits, kernel.Calls.Count));
    }

    [Fact]
    public void A_worker_without_rows_waits_as_often_as_the_others()
    {
        CountingBarrier barrier = new();
        Sweep(new WeighingKernel(1), Table([1, 2, 3]), new RowRange(3, 3)).Run(0, 5, SilentProgress.Instance, barrier);

        Assert.Equal(4, barrier.Waits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_kernel_that_reads_nobody_elses_rows_never_waits(bool isElementwise)
    {
        CountingBarrier barrier = new();
        RecordingKernel kernel = new(isElementwise);
        KernelTable table = new(kernel, ("a", new float[5]), ("b", new float[5]));
        new ScheduleSweep(Schedule.Of(kernel, kernel.Columns), table.StorageOf, new RowRange(0, 5), 1, Shared.Kernels.Sweep.Streaming).Run(0, 5, SilentProgress.Instance, barrier);

        Assert.Equal((0, 5), (barrier.Waits, kernel.Calls.Count));
    }

    /// <summary>What "a" and "b" hold after ticks over the whole table.</summary>
    private static float[][] Reference(float[] start, int reach, int ticks)
    {
        float[][] columns = [[.. start], new float[start.Length]];
        for (int tick = 0; tick < ticks; tick++)
        {
            for (int row = 0; row < start.Length; row++)
            {
                columns[(tick + 1) % 2][row] = WeighingKernel.Weigh(columns[tick % 2], row, reach);
            }
        }

        return columns;
    }

    private static Dictionary<string, float[]> Table(float[] start) => new(StringComparer.Ordinal)
    {
        ["ticks"] = new float[start.Length],
        ["a"] = [.. start],
        ["b"] = new float[start.Length],
    };

    private static ScheduleSweep Sweep(WeighingKernel kernel, Dictionary<string, float[]> table, RowRange range) => new(
        Schedule.Of(kernel, kernel.Columns),
        use => new ArrayColumn(table[use.Column]),
        range,
        1,
        Shared.Kernels.Sweep.Streaming);

    private static RowRange[] Cut(Random random, int rows)
    {
        int[] borders = [0, .. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(rows + 1)).Order(), rows];
        return [.. borders.Zip(borders.Skip(1), (start, end) => new RowRange(start, end))];
    }

    private sealed class CountingBarrier : ITickBarrier
    {
        public int Waits { get; private set; }

        public long Step => Waits;

        public void Await() => Waits++;

        public void ResumeAt(long step) => throw new NotSupportedException("Nobody dies here.");
    }
}
