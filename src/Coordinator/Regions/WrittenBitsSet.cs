using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Regions;

/// <summary>What workers note in which rows they changed in audited ticks, in shared memory. Creates them all or none.</summary>
internal sealed class WrittenBitsSet : IDisposable
{
    private readonly List<MappedRegion> _regions = [];
    private readonly WrittenBits[][] _byColumn;

    private WrittenBitsSet(int columns)
    {
        _byColumn = new WrittenBits[columns][];
    }

    /// <summary>Bytes that they take, the regions' overhead counted in.</summary>
    /// <param name="columns">Columns of the schedule that has the most.</param>
    /// <param name="workers">The most workers.</param>
    /// <param name="rows">Rows of the table.</param>
    public static double Bytes(int columns, int workers, long rows) =>
        (double)columns * workers * (((double)rows / WrittenBits.RowsPerWord * sizeof(uint)) + RegionSpec.OverheadBytes);

    /// <summary>Creates them.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="columns">Columns of the schedule that has the most.</param>
    /// <param name="workers">The most workers.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <exception cref="RegionException">Shared memory can't hold them; the store removes what was created.</exception>
    public static WrittenBitsSet Create(RegionStore store, int columns, int workers, int rows)
    {
        WrittenBitsSet set = new(columns);
        try
        {
            for (int column = 0; column < columns; column++)
            {
                int index = column;
                set._byColumn[column] = [.. Enumerable.Range(0, workers).Select(worker => set.CreateOne(store, index, worker, rows))];
            }

            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    /// <summary>What each worker noted of a column.</summary>
    /// <param name="column">The column's place among those of the schedule.</param>
    public IReadOnlyList<WrittenBits> Of(int column) => _byColumn[column];

    /// <inheritdoc/>
    public void Dispose() => _regions.ForEach(static region => region.Dispose());

    private WrittenBits CreateOne(RegionStore store, int column, int worker, int rows)
    {
        MappedRegion region = store.Create(WrittenBits.Spec(column, worker, rows));
        _regions.Add(region);
        return new WrittenBits(region, rows);
    }
}
