using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>A kernel that reads rows which another worker writes in another phase of the same tick.</summary>
public sealed class ReadingAroundTests
{
    [Fact]
    public void Workers_that_wait_between_phases_give_what_one_process_gives()
    {
        Random random = new(11);
        for (int round = 0; round < 60; round++)
        {
            int rows = random.Next(8, 400);
            int ticks = random.Next(1, 6);
            int reach = random.Next(1, 5);
            Dictionary<string, uint[]> start = new(StringComparer.Ordinal) { ["a"] = Random(random, rows), ["b"] = Random(random, rows) };
            Dictionary<string, uint[]> expected = Copy(start);
            Sweep(expected, reach, new RowRange(0, rows)).Run(0, ticks, SilentProgress.Instance);

            Dictionary<string, uint[]> found = Copy(start);
            int border = random.Next(1, rows);
            using CountingBarrier barrier = new(participants: 2);
            Thread[] workers = [.. new[] { new RowRange(0, border), new RowRange(border, rows) }.Select(range => new Thread(() => Sweep(found, reach, range).Run(0, ticks, SilentProgress.Instance, barrier)))];
            Array.ForEach(workers, static worker => worker.Start());
            Assert.All(workers, static worker => Assert.True(worker.Join(TimeSpan.FromSeconds(30)), "A worker waits for one that doesn't come."));

            Assert.All(expected.Keys, name => Assert.True(expected[name].AsSpan().SequenceEqual(found[name]), $"round {round}, column {name}"));

            // Once between the two phases of each tick, and once between two ticks.
            Assert.Equal(2 * ((2 * ticks) - 1), barrier.Awaited);
        }
    }

    [Fact]
    public void What_is_read_around_comes_a_phase_behind_who_writes_it_and_keeps_step_even_within_a_tick()
    {
        Schedule schedule = Of(reach: 1);

        Assert.Equal([0, 1], schedule.Kernels.Select(static kernel => kernel.Phase));
        Assert.True(schedule.ReadsAround && schedule.KeepsStepWithin(ticks: 1));
        Assert.Equal([Shared.Kernels.Sweep.Streaming], SweepRule.AllowedBy(schedule));
        Assert.Null(ScheduleRule.Fault(schedule));
    }

    [Fact]
    public void Nobody_writes_what_it_reads_around_itself()
    {
        ScheduledKernel both = new(new SmoothingKernel(1), "s", [ColumnUse.Writes<uint>("a"), ColumnUse.ReadsAround<uint>("a")], Phase: 0);

        Assert.Contains("it writes a column that it reads around its rows: column=a", ScheduleRule.Fault(Schedule.Of([both])), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_kernel_with_neighbours_reads_around()
    {
        ScheduledKernel plain = new(new AffineKernel("k", "a", "b"), "k", [ColumnUse.ReadsAround<uint>("a")], Phase: 0);

        Assert.Contains("column=a, expected=INeighbourKernel", ScheduleRule.Fault(Schedule.Of([plain])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_that_swaps_is_one_kernels_alone()
    {
        ScheduledKernel diffuse = new(new DiffuseKernel(), "diffuse", [.. ColumnUse.Swaps<float>("heat", "heat_next")], Phase: 0);
        ScheduledKernel reader = new(new AffineKernel("reader", "a", "b"), "reader", [ColumnUse.Writes<float>("x"), ColumnUse.Reads<float>("heat_next")], Phase: 1);

        Assert.Contains("column=heat_next, kernel=reader, expected=none", ScheduleRule.Fault(Schedule.Of([diffuse, reader])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_has_one_type_in_a_tick()
    {
        ScheduledKernel one = new(new AffineKernel("one", "a", "b"), "one", [ColumnUse.Writes<uint>("a")], Phase: 0);
        ScheduledKernel other = new(new AffineKernel("other", "c", "a"), "other", [ColumnUse.Reads<float>("a")], Phase: 1);

        Assert.Contains("a column is declared with two types: column=a, types=UInt32 and Float32", ScheduleRule.Fault(Schedule.Of([one, other])), StringComparison.Ordinal);
    }

    private static Schedule Of(int reach)
    {
        IKernel[] kernels = [new AffineKernel("affine", "a", "b"), new SmoothingKernel(reach)];
        return Schedule.Of(PhaseAssignment.InPhases(kernels.Select(static kernel => new ScheduledKernel(kernel, kernel.Name, [.. kernel.Columns], Phase: 0))));
    }

    private static ScheduleSweep Sweep(Dictionary<string, uint[]> table, int reach, RowRange range) =>
        new(Of(reach), use => new Storage(table[use.Column]), range, 1, Shared.Kernels.Sweep.Streaming);

    private static uint[] Random(Random random, int rows) => [.. Enumerable.Range(0, rows).Select(_ => (uint)random.Next())];

    private static Dictionary<string, uint[]> Copy(Dictionary<string, uint[]> table) =>
        table.ToDictionary(static column => column.Key, static column => (uint[])column.Value.Clone(), StringComparer.Ordinal);

    private sealed class CountingBarrier(int participants) : ITickBarrier, IDisposable
    {
        private readonly Barrier _barrier = new(participants);
        private int _awaited;

        public int Awaited => _awaited;

        public long Step => _awaited;

        public void Dispose() => _barrier.Dispose();

        public void ResumeAt(long step) => throw new NotSupportedException("Nobody dies here.");

        public void Await()
        {
            _ = Interlocked.Increment(ref _awaited);
            Assert.True(_barrier.SignalAndWait(TimeSpan.FromSeconds(20)), "Nobody else comes.");
        }
    }

    private sealed class Storage(uint[] values) : IColumnStorage
    {
        public int RowCount => values.Length;

        public ElementType ElementType => ElementType.UInt32;

        public RowSlice Slice(RowRange range) => RowSlice.Of(values.AsSpan(range.Start, range.Length));
    }
}
