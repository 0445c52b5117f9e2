using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Worker;

/// <summary>Maps regions of a run as they are asked for, and unmaps them together.</summary>
/// <param name="order">Says which run, where, and who this worker is.</param>
internal sealed class MappedRegions(Attach order) : IDisposable
{
    private readonly RegionStore _store = RegionStore.OpenAt(order.Run, order.Place);
    private readonly IDisposable? _joined = Join(order);
    private readonly List<IDisposable> _mapped = [];
    private readonly Dictionary<string, MappedRegion> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Segment> _segments = new(StringComparer.Ordinal);

    /// <summary>
    /// Maps a column, writable in this worker's own range if a kernel writes it, and otherwise not at all; in an audit, writable
    /// as a whole and for this worker alone.
    /// </summary>
    /// <exception cref="RegionException">It is not there, not as announced, or can't be guarded.</exception>
    public void Map(ColumnUse use) => _columns.Add(use.Column, Keep(Attached(use, AccessTo(use))));

    /// <summary>A column that was mapped.</summary>
    public MappedRegion Column(ColumnUse use) => _columns[use.Column];

    /// <summary>Maps a column once more, as the others see it, to read.</summary>
    /// <exception cref="RegionException">It is not there, or not as announced.</exception>
    public MappedRegion SharedView(ColumnUse use) => Keep(Attached(use, RegionAccess.ReadOnly));

    /// <summary>Maps what this worker notes in which rows of a column it changed.</summary>
    /// <param name="column">The column's place among those of the schedule.</param>
    /// <exception cref="RegionException">It is not there, or not as announced.</exception>
    public WrittenBits Written(int column) => new(Keep(_store.Attach(WrittenBits.Spec(column, order.Worker, order.Rows), RegionAccess.Whole)), order.Rows);

    /// <summary>A segment of this worker's own.</summary>
    /// <exception cref="RegionException">It is not there, or not as announced.</exception>
    public Segment Segment(ISegmentKernel kernel)
    {
        if (!_segments.TryGetValue(kernel.Segment, out Segment? segment))
        {
            segment = Keep(Shared.Memory.Segment.Attach(_store, kernel.Segment, order.Worker, order.SegmentRows));
            _segments.Add(kernel.Segment, segment);
        }

        return segment;
    }

    /// <summary>This worker's journal; null where none is kept.</summary>
    /// <exception cref="RegionException">It is not there, or not as announced.</exception>
    public Journal? Journal() => order.JournalBytes == 0
        ? null
        : Keep(Shared.Memory.Journal.In(_store.Attach(Shared.Memory.Journal.Spec(order.Worker, order.JournalBytes), RegionAccess.Whole)));

    /// <summary>The run's control region.</summary>
    /// <exception cref="RegionException">It is not there, or not as announced.</exception>
    public ControlBlock Control() => Keep(ControlBlock.Attach(_store, order.Workers));

    /// <summary>Has the address of a fatal memory fault noted in this worker's slot, from the first attach of this process on.</summary>
    /// <exception cref="RegionException">As <see cref="Control"/>.</exception>
    public void NoteFaults() => _ = FaultWitness.Install(_store, order.Workers, order.Worker);

    /// <inheritdoc/>
    public void Dispose()
    {
        _mapped.ForEach(static mapped => mapped.Dispose());
        _store.Dispose();
        _joined?.Dispose();
    }

    private static IDisposable? Join(Attach order)
    {
        using RegionStore store = RegionStore.OpenAt(order.Run, order.Place);
        return store.JoinAsWorker();
    }

    private MappedRegion Attached(ColumnUse use, RegionAccess access) => _store.Attach(RegionSpec.Column(use.Column, use.ElementType, order.Rows), access);

    private RegionAccess AccessTo(ColumnUse use) =>
        order.IsAudit ? RegionAccess.Private
        : use.IsWritten ? RegionAccess.WritableIn(order.Range)
        : RegionAccess.ReadOnly;

    private T Keep<T>(T mapped) where T : IDisposable
    {
        _mapped.Add(mapped);
        return mapped;
    }
}
