using System.Runtime.InteropServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>
/// Processes that die at any place of a sweep, and successors that go on from the journal: the columns must come out as if nobody
/// had died. (Taken out, one at a time, each of these made a test here fail: putting the tile back, comparing the order's number
/// before a tile is put back and before its place is taken for the start, remembering how many rows were found.)
/// </summary>
public sealed class JournaledSweepTests : IDisposable
{
    private static readonly string[] Names = ["a", "b", "c", "d"];
    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly Random _random = new(20261126);
    private int _journals;

    [Theory]
    [InlineData(Sweep.Streaming)]
    [InlineData(Sweep.Tiled)]
    public void However_often_processes_die_the_columns_are_what_one_that_lived_would_have_left(Sweep sweep)
    {
        int deaths = 0;
        for (int round = 0; round < 200; round++)
        {
            int rows = _random.Next(1, 60_000);
            int ticks = _random.Next(1, 6);
            Fate fate = new(_random);
            AffineKernel[] kernels = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(number => new AffineKernel($"k{number}", Names[_random.Next(4)], Names[_random.Next(4)]))];
            Dictionary<string, uint[]> found = Names.ToDictionary(static name => name, _ => Numbers(rows), StringComparer.Ordinal);
            Dictionary<string, uint[]> expected = Copy(found);
            RowRange range = new(_random.Next(rows), rows);
            int tileRows = _random.Next(1, 20_000);
            new ScheduleSweep(Of(kernels), use => new Storage(expected[use.Column]), range, 1, sweep, tileRows).Run(0, ticks, SilentProgress.Instance);

            Schedule mortal = Of(kernels.Select(kernel => new MortalKernel(kernel, fate)));
            using Lives lives = new(_store, ++_journals, mortal, use => new Storage(found[use.Column]), range, sweep, tileRows);
            int first = 0;
            for (long order = 1; first < ticks; order++)
            {
                int count = _random.Next(1, ticks - first + 1);
                deaths += lives.Through(new JournaledOrder(order, Resumes: false), first, count, () => fate.Draw(calls: sweep == Sweep.Streaming ? 6 : 40));
                first += count;
            }

            Assert.All(Names, name => Assert.True(expected[name].AsSpan().SequenceEqual(found[name]), $"seed 20261126, round {round}, {sweep}, column {name}, deaths so far {deaths}"));
        }

        Assert.InRange(deaths, 100, int.MaxValue);
    }

    [Fact]
    public void What_was_found_before_a_death_is_found_once()
    {
        int deaths = 0;
        for (int round = 0; round < 100; round++)
        {
            int rows = _random.Next(1, 60_000);
            float[] values = [.. Enumerable.Range(0, rows).Select(_ => (float)_random.Next(3))];
            Fate fate = new(_random);
            Schedule schedule = Schedule.Of(PhaseAssignment.InPhases([Scheduled(new FindingKernel()), Scheduled(new MortalKernel(new AffineKernel("k", "c", "d"), fate))]));
            Dictionary<string, uint[]> columns = Names.ToDictionary(static name => name, _ => Numbers(rows), StringComparer.Ordinal);
            using Segment segment = Segment.Scratch(rows);
            using Lives lives = new(
                _store, ++_journals, schedule, use => use.ElementType == ElementType.Float32 ? new FloatStorage(values) : new Storage(columns[use.Column]), new RowRange(0, rows), Sweep.Streaming, 1, segment, fate);
            for (int tick = 0; tick < 3; tick++)
            {
                deaths += lives.Through(new JournaledOrder(tick + 1, Resumes: false), tick, 1, () => fate.Draw(calls: 12));
                Assert.Equal(Enumerable.Range(0, rows).Where(row => values[row] == tick), segment.Read().ToArray());
            }
        }

        Assert.InRange(deaths, 50, int.MaxValue);
    }

    [Fact]
    public void A_tile_that_an_older_order_left_open_is_not_put_back()
    {
        uint[] column = Numbers(1000);
        Fate fate = new(_random);
        fate.Draw(calls: 0);
        Schedule schedule = Of([new MortalKernel(new AffineKernel("k", "a", "a"), fate)]);
        using Lives lives = new(_store, ++_journals, schedule, _ => new Storage(column), new RowRange(0, 1000), Sweep.Tiled, 100);
        Assert.Throws<DeathException>(() => lives.Live(new JournaledOrder(1, Resumes: false), 0, 1));

        // The order was given up, and the column filled anew: that is what the next order finds.
        uint[] anew = Numbers(1000);
        anew.CopyTo(column, 0);
        uint[] expected = [.. anew.Select(static value => AffineKernel.Next(value, value, 0))];
        lives.Live(new JournaledOrder(2, Resumes: true), 0, 1);

        Assert.Equal(expected, column);
    }

    [Fact]
    public void Whoever_goes_on_joins_the_others_at_the_step_that_the_dead_one_had_taken()
    {
        float[][] heat = [new float[100], new float[100]];
        Schedule schedule = Schedule.Of([new ScheduledKernel(new DiffuseKernel(), "diffuse", [.. ColumnUse.Swaps<float>("heat", "heat_next")], Phase: 0)]);
        using Lives lives = new(
            _store, ++_journals, schedule, use => new FloatStorage(heat[string.Equals(use.Column, "heat", StringComparison.Ordinal) ? 0 : 1]), new RowRange(0, 100), Sweep.Streaming, 1);
        lives.Write(new JournalEntry(7, 3, 0, new RowRange(0, 100), Step: 41), isDone: true);
        NotedSteps steps = new();

        lives.Live(new JournaledOrder(7, Resumes: true), firstTick: 2, ticks: 3, steps);

        Assert.Equal([41], steps.ResumedAt);
    }

    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(500, 1_001)]
    public void A_journal_that_names_a_tile_out_of_the_range_is_refused(int start, int end)
    {
        uint[] column = Numbers(2000);
        using Lives lives = new(_store, ++_journals, Of([new AffineKernel("k", "a", "a")]), _ => new Storage(column), new RowRange(1, 1000), Sweep.Tiled, 100);
        lives.Write(new JournalEntry(7, 0, 0, new RowRange(start, end), 0));

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => lives.Live(new JournaledOrder(7, Resumes: true), 0, 1));

        Assert.Contains("Cannot resume because the journal names a tile that the order doesn't have: order=7", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();

    private static ScheduledKernel Scheduled(IKernel kernel) => new(kernel, kernel.Name, [.. kernel.Columns], Phase: 0);

    private static Schedule Of(IEnumerable<IKernel> kernels) => Schedule.Of(PhaseAssignment.InPhases(kernels.Select(Scheduled)));

    private static Dictionary<string, uint[]> Copy(Dictionary<string, uint[]> columns) =>
        columns.ToDictionary(static column => column.Key, static column => (uint[])column.Value.Clone(), StringComparer.Ordinal);

    private uint[] Numbers(int rows)
    {
        uint[] numbers = new uint[rows];
        _random.NextBytes(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    private sealed class NotedSteps : ITickBarrier
    {
        public List<long> ResumedAt { get; } = [];

        public long Step { get; private set; }

        public void ResumeAt(long step) => ResumedAt.Add(step);

        public void Await() => Step++;
    }

    private sealed class Storage(uint[] values) : IColumnStorage
    {
        public int RowCount => values.Length;

        public ElementType ElementType => ElementType.UInt32;

        public RowSlice Slice(RowRange range) => RowSlice.Of(values.AsSpan(range.Start, range.Length));
    }

    private sealed class FloatStorage(float[] values) : IColumnStorage
    {
        public int RowCount => values.Length;

        public ElementType ElementType => ElementType.Float32;

        public RowSlice Slice(RowRange range) => RowSlice.Of(values.AsSpan(range.Start, range.Length));
    }
}
