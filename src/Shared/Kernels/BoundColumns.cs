using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Kernels;

/// <summary>A kernel's declared columns, each with the storage that holds its rows.</summary>
public sealed class BoundColumns
{
    private readonly ColumnUse[] _uses;
    private readonly IColumnStorage[] _storage;
    private readonly bool[] _startsPair;

    /// <summary>Joins declarations and storage.</summary>
    /// <param name="uses">The columns in the order in which the kernel declared them.</param>
    /// <param name="storageOf">The storage of a column.</param>
    public BoundColumns(IReadOnlyCollection<ColumnUse> uses, Func<ColumnUse, IColumnStorage> storageOf)
    {
        ArgumentNullException.ThrowIfNull(uses);
        _uses = [.. uses];
        _storage = [.. uses.Select(storageOf)];
        _startsPair = DeclarationRule.StartsOfPairs(_uses);
    }

    /// <summary>How many columns there are.</summary>
    public int Count => _uses.Length;

    /// <summary>The columns, in the kernel's order.</summary>
    public IReadOnlyCollection<ColumnUse> Uses => _uses;

    /// <summary>The rows that a call of a kernel may touch, without any around them, in an even tick.</summary>
    /// <param name="range">Rows within every column.</param>
    public KernelRows Rows(RowRange range) => new(this, range, tick: 0, reach: 0);

    /// <summary>A column's own rows, to make ready or to spoil, whatever the kernel declared: nothing for kernels.</summary>
    /// <param name="index">The column's index among the declared ones.</param>
    /// <param name="range">Rows within it that nobody else works on.</param>
    public RowSlice RowsOf(int index, RowRange range) => _storage[index].Slice(range);

    /// <summary>The rows that a call of a kernel may touch.</summary>
    /// <param name="range">Rows within every column.</param>
    /// <param name="tick">The run's number of the tick: it decides which of a pair is read.</param>
    /// <param name="reach">Rows on either side that may be read of a pair's column.</param>
    internal KernelRows Rows(RowRange range, int tick, int reach) => new(this, range, tick, reach);

    internal ColumnUse Use(int index) => _uses[index];

    internal IColumnStorage Storage(int index) => _storage[index];

    internal bool StartsPair(int index) => _startsPair[index];
}
