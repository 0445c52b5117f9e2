using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Regions;

/// <summary>
/// A table in shared memory: one region a column, and the run's control region. Creates them all or none, and removes
/// them at the end.
/// </summary>
internal sealed class SharedTable : IDisposable
{
    private readonly ColumnTable _initial;
    private readonly SortedDictionary<string, MappedRegion> _regions = new(StringComparer.Ordinal);

    private SharedTable(RegionStore store, ColumnTable initial, ControlBlock control)
    {
        Store = store;
        _initial = initial;
        Control = control;
    }

    /// <summary>Where the regions lie.</summary>
    public RegionStore Store { get; }

    /// <summary>The run's control region.</summary>
    public ControlBlock Control { get; }

    /// <summary>Bytes of the columns that lie in huge pages.</summary>
    public long HugePageBytes => _regions.Values.Sum(static region => region.HugePageBytes);

    /// <summary>The regions' rows, by column in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, MappedRegion>> Columns => _regions;

    /// <summary>Creates the regions and fills them.</summary>
    /// <param name="run">The run, new.</param>
    /// <param name="initial">The columns before the first tick.</param>
    /// <param name="workers">Slots of the control region.</param>
    /// <param name="inHugePages">Whether to ask for huge pages.</param>
    /// <param name="folder">In which folder, on Unix; null for the usual one.</param>
    /// <exception cref="RegionException">Shared memory can't hold them; nothing is left behind.</exception>
    public static SharedTable Create(RunId run, ColumnTable initial, int workers, bool inHugePages = false, string? folder = null) =>
        Create(RegionStore.CreateFor(run, folder), initial, workers, inHugePages);

    /// <summary>Creates the regions and fills them.</summary>
    /// <param name="store">Where; empty, and closed with the table or when it can't be created.</param>
    /// <param name="initial">The columns before the first tick.</param>
    /// <param name="workers">Slots of the control region.</param>
    /// <param name="inHugePages">Whether to ask for huge pages.</param>
    /// <exception cref="RegionException">Shared memory can't hold them; nothing is left behind.</exception>
    public static SharedTable Create(RegionStore store, ColumnTable initial, int workers, bool inHugePages = false)
    {
        SharedTable? table = null;
        try
        {
            table = new SharedTable(store, initial, ControlBlock.Create(store, workers));
            table.CreateColumns(inHugePages);
            return table;
        }
        catch
        {
            table?.Dispose();
            store.Dispose();
            throw;
        }
    }

    /// <summary>Takes over the regions of a run whose coordinator died, as they stand.</summary>
    /// <param name="store">Where they are, adopted; closed with the table or when it can't be taken over.</param>
    /// <param name="initial">The columns before the first tick.</param>
    /// <param name="workers">Slots of the control region.</param>
    /// <exception cref="RegionException">One is not there, or not as it should be.</exception>
    public static SharedTable Adopt(RegionStore store, ColumnTable initial, int workers)
    {
        SharedTable? table = null;
        try
        {
            table = new SharedTable(store, initial, ControlBlock.Attach(store, workers));
            for (int worker = 0; worker < workers; worker++)
            {
                table.Control.Slot(worker).Vacate();
            }

            foreach (Column column in initial.Columns)
            {
                table._regions.Add(column.Name, store.Attach(RegionSpec.Column(column.Name, column.Type, column.Rows), RegionAccess.Whole));
            }

            return table;
        }
        catch
        {
            table?.Dispose();
            store.Dispose();
            throw;
        }
    }

    /// <summary>A column's region.</summary>
    public MappedRegion Column(string name) => _regions[name];

    /// <summary>A column's region, for a sweep in this process to compute on.</summary>
    public IColumnStorage StorageOf(ColumnUse use) => _regions[use.Column];

    /// <summary>Puts columns back to what they were before the first tick.</summary>
    public void Reset(IEnumerable<string> columns)
    {
        Fill(_initial, columns);
    }

    /// <summary>Fills columns with those of another table.</summary>
    /// <param name="from">The table.</param>
    /// <param name="columns">Their names.</param>
    public void Fill(ColumnTable from, IEnumerable<string> columns)
    {
        foreach (string column in columns)
        {
            Fill(from[column]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (MappedRegion region in _regions.Values)
        {
            region.Dispose();
        }

        Control.Dispose();
        Store.Dispose();
    }

    private void CreateColumns(bool inHugePages)
    {
        foreach (Column column in _initial.Columns)
        {
            _regions.Add(column.Name, Store.Create(RegionSpec.Column(column.Name, column.Type, column.Rows), inHugePages));
            Fill(column);
        }
    }

    private void Fill(Column column)
    {
        MappedRegion region = _regions[column.Name];
        foreach (RowRange piece in RowPieces.Of(column.Rows))
        {
            column.Bytes(piece).CopyTo(region.Slice(piece).Bytes);
        }
    }
}
