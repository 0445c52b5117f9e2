using System.Runtime.InteropServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;
using ParallelMotion.Shared.Tests.Kernels.Vectors;

namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>
/// Processes that die at any store of a loop that keeps what it overwrites itself, and successors: the columns must come out as if nobody
/// had died. (Taken out, one at a time, each of these made a test here fail: putting the block back, slots that take turns, leaving the tile open, the
/// word that a loop begins with.)
/// </summary>
public sealed class LoggedSweepTests : IDisposable
{
    private static readonly string[] Names = ["a", "b", "c", "d"];
    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly Random _random = new(20261127);
    private int _journals;

    [Fact]
    public void However_often_processes_die_at_a_store_the_columns_are_what_one_that_lived_would_have_left()
    {
        int deaths = 0;
        for (int round = 0; round < 400; round++)
        {
            int rows = _random.Next(1, round % 10 == 0 ? 20_000 : 700);
            int ticks = _random.Next(1, 4);
            Dictionary<string, float[]> found = Names.ToDictionary(static name => name, _ => Numbers(rows), StringComparer.Ordinal);
            Dictionary<string, float[]> expected = Copy(found);
            RowRange range = new(_random.Next(rows), rows);
            MortalLanes.Fate = null;
            new ScheduleSweep(Mortal, use => new Floats(expected[use.Column]), range, 0.5f, Sweep.Streaming).Run(0, ticks, SilentProgress.Instance);

            Fate fate = new(_random);
            Fate fateOfOpened = new(_random);
            MortalLanes.Fate = fate;
            using Lives lives = new(_store, ++_journals, Mortal, use => new Floats(found[use.Column]), range, Sweep.Streaming, 1, segment: null, fateOfOpened, dt: 0.5f);
            int stores = 4 * range.Length;
            deaths += lives.Through(new JournaledOrder(1, Resumes: false), 0, ticks, () => Draw(fate, fateOfOpened, stores));

            Assert.All(Names, name => Assert.True(
                AreSame(expected[name], found[name]),
                $"seed 20261127, round {round}, {rows} rows from {range.Start}, {ticks} ticks, column {name}, deaths so far {deaths}"));
        }

        Assert.InRange(deaths, 200, int.MaxValue);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(36)]
    [InlineData(64)]
    [InlineData(101)]
    public void Before_or_behind_whichever_store_a_process_dies_the_next_one_finishes_its_tile(int rows)
    {
        Dictionary<string, float[]> before = Names.ToDictionary(static name => name, _ => Numbers(rows), StringComparer.Ordinal);
        Dictionary<string, float[]> expected = Copy(before);
        MortalLanes.Fate = null;
        new ScheduleSweep(Mortal, use => new Floats(expected[use.Column]), new RowRange(0, rows), 0.5f, Sweep.Streaming).Run(0, 1, SilentProgress.Instance);

        Fate fate = new(_random);
        int deaths = 1;
        for (int stores = 0; deaths > 0; stores++)
        {
            Dictionary<string, float[]> found = Copy(before);
            using Lives lives = new(_store, ++_journals, Mortal, use => new Floats(found[use.Column]), new RowRange(0, rows), Sweep.Streaming, 1, dt: 0.5f);
            int lived = stores;
            MortalLanes.Fate = fate;

            // The first of them dies at that store, and the next lives.
            deaths = lives.Through(new JournaledOrder(1, Resumes: false), 0, 1, () => fate.After(Interlocked.Exchange(ref lived, int.MaxValue)));

            Assert.All(Names, name => Assert.True(AreSame(expected[name], found[name]), $"seed 20261127, {rows} rows, store {stores}, column {name}"));
        }
    }

    [Fact]
    public void Whoever_has_no_rows_is_followed_too_whatever_its_log_held()
    {
        MortalLanes.Fate = null;
        Dictionary<string, float[]> columns = Names.ToDictionary(static name => name, _ => Numbers(100), StringComparer.Ordinal);
        Dictionary<string, float[]> before = Copy(columns);
        Fate fateOfOpened = new(_random);
        using Lives lives = new(_store, ++_journals, Mortal, use => new Floats(columns[use.Column]), new RowRange(50, 50), Sweep.Streaming, 1, segment: null, fateOfOpened, dt: 0.5f);
        fateOfOpened.After(int.MaxValue);
        lives.Write(new JournalEntry(1, 0, 0, new RowRange(0, 100), 0), new UndoPosition(Column: 2, Row: 64, Count: 32, Slot: 1), isDone: true);

        int deaths = lives.Through(new JournaledOrder(2, Resumes: false), 0, 5, () => fateOfOpened.Draw(calls: 3));

        Assert.InRange(deaths, 1, int.MaxValue);
        Assert.All(Names, name => Assert.True(AreSame(before[name], columns[name])));
    }

    [Theory]
    [InlineData(1, 0, 4)]
    [InlineData(4, 0, 4)]
    [InlineData(0, 0, 129)]
    [InlineData(0, 97, 4)]
    public void An_undo_log_that_names_rows_that_the_tile_does_not_have_is_refused(int column, int row, int count)
    {
        MortalLanes.Fate = null;
        Dictionary<string, float[]> columns = Names.ToDictionary(static name => name, _ => Numbers(100), StringComparer.Ordinal);
        using Lives lives = new(_store, ++_journals, Mortal, use => new Floats(columns[use.Column]), new RowRange(0, 100), Sweep.Streaming, 1);
        lives.Write(new JournalEntry(7, 0, 0, new RowRange(0, 100), 0), new UndoPosition(column, row, count, Slot: 1));

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => lives.Live(new JournaledOrder(7, Resumes: true), 0, 1));

        Assert.Contains("Cannot resume because the undo log names rows that the tile doesn't have", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        MortalLanes.Fate = null;
        _store.Dispose();
    }

    private static Schedule Mortal { get; } =
        Schedule.Of([new ScheduledKernel(new MortalRowKernel(), "mortal", [.. new MortalRowKernel().Columns], Phase: 0)]);

    private static Dictionary<string, float[]> Copy(Dictionary<string, float[]> columns) =>
        columns.ToDictionary(static column => column.Key, static column => (float[])column.Value.Clone(), StringComparer.Ordinal);

    // Bits, for numbers that are none equal nothing.
    private static bool AreSame(float[] left, float[] right) => MemoryMarshal.AsBytes(left.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(right.AsSpan()));

    private void Draw(Fate fate, Fate fateOfOpened, int stores)
    {
        fate.Draw(_random.Next(4) == 0 ? 20 : stores);
        fateOfOpened.Draw(calls: 8);
    }

    // Some of everything: numbers, large angles, infinities, numbers that are none.
    private float[] Numbers(int rows)
    {
        float[] numbers = new float[rows];
        foreach (ref float number in numbers.AsSpan())
        {
            number = _random.Next(40) switch
            {
                0 => float.NaN,
                1 => float.PositiveInfinity,
                2 => BitConverter.UInt32BitsToSingle(0xFFC1_2345),
                3 => 1e6f * _random.NextSingle(),
                _ => _random.NextSingle() - 0.5f,
            };
        }

        return numbers;
    }

    private sealed class Floats(float[] values) : IColumnStorage
    {
        public int RowCount => values.Length;

        public ElementType ElementType => ElementType.Float32;

        public RowSlice Slice(RowRange range) => RowSlice.Of(values.AsSpan(range.Start, range.Length));
    }
}
