using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Worker.Tests;

/// <summary>What a worker notes of the rows that it changed on columns of its own.</summary>
public sealed class AuditTrailTests : IDisposable
{
    /// <summary>More than is compared at a time, and no whole number of words.</summary>
    private const int Rows = (1 << 20) + 77;

    private static readonly RowRange All = new(0, Rows);
    private static readonly ColumnUse[] Uses =
    [
        ColumnUse.Writes<float>("f32"), ColumnUse.Reads<double>("f64"), ColumnUse.Writes<int>("i32"), ColumnUse.Reads<uint>("u32"),
    ];

    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly List<MappedRegion> _created = [];
    private readonly MappedRegions _regions;
    private readonly RowCount _progress = new();
    private readonly AuditTrail _trail;

    public AuditTrailTests()
    {
        Schedule schedule = Schedule.Of(new MotionKernel(), Uses);
        _regions = new MappedRegions(Order());
        for (int column = 0; column < Uses.Length; column++)
        {
            _created.Add(_store.Create(RegionSpec.Column(Uses[column].Column, Uses[column].ElementType, Rows)));
            _created.Add(_store.Create(WrittenBits.Spec(column, worker: 1, Rows)));
            _regions.Map(Uses[column]);
        }

        _trail = new AuditTrail(_regions, schedule, _progress);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_row_that_was_changed_is_noted_and_no_other(int seed)
    {
        Random random = new(seed);
        SortedSet<int>[] changed = [.. Uses.Select(_ => new SortedSet<int>(Enumerable.Range(0, 500).Select(_ => random.Next(Rows)).Concat([0, 31, 32, (1 << 20) - 1, 1 << 20, Rows - 1])))];
        for (int column = 0; column < Uses.Length; column++)
        {
            foreach (int row in changed[column])
            {
                Span<byte> bytes = _regions.Column(Uses[column]).Slice(new RowRange(row, row + 1)).Bytes;
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }
        }

        _trail.Record();

        for (int column = 0; column < Uses.Length; column++)
        {
            Assert.True(changed[column].SequenceEqual(Noted(column)), $"seed={seed}, column={Uses[column].Column}");
            Assert.True(_created[2 * column].Slice(All).Bytes.IndexOfAnyExcept((byte)0) < 0, "A shared row was changed.");
        }

        Assert.Equal((long)Rows * Uses.Length, _progress.Rows);
    }

    [Fact]
    public void Rows_are_told_apart_by_their_bits()
    {
        Span<float> floats = _regions.Column(Uses[0]).Rows<float>(All);
        floats[5] = -0f;
        floats[6] = 0;

        _trail.Record();

        Assert.Equal([5], Noted(0));
    }

    [Fact]
    public void What_was_noted_before_is_forgotten()
    {
        foreach (MappedRegion words in _created.Where(static region => region.Spec.Name.StartsWith("audit-", StringComparison.Ordinal)))
        {
            words.Slice(new RowRange(0, words.RowCount)).Bytes.Fill(0xFF);
        }

        _trail.Record();

        Assert.All(Enumerable.Range(0, Uses.Length), column => Assert.Empty(Noted(column)));
    }

    public void Dispose()
    {
        _regions.Dispose();
        _created.ForEach(static region => region.Dispose());
        _store.Dispose();
    }

    private List<int> Noted(int column)
    {
        List<int> rows = [];
        Span<uint> words = new WrittenBits(_created[(2 * column) + 1], Rows).Words;
        for (int row = 0; row < words.Length * 32; row++)
        {
            if ((words[row / 32] >> (row % 32) & 1) != 0)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private Attach Order() => new()
    {
        Run = _store.Run,
        Worker = 1,
        Place = _store.Place,
        Workers = 2,
        Rows = Rows,
        Range = new RowRange(100, 300),
        Kernels = [new AttachedKernel("motion", 0, ["f32", "f64"])],
        Dt = 0.5f,
        Sweep = Sweep.Streaming,
        TileRows = 4096,
        IsAudit = true,
    };

    private sealed class RowCount : ISweepProgress
    {
        public long Rows { get; private set; }

        public void Finished(long rowTicks) => Rows += rowTicks;
    }
}
