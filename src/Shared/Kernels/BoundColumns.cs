using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Kernels;

/// <summary>A kernel's declared columns, each with the storage that holds its rows.</summary>
public sealed class BoundColumns
{
    private readonly ColumnUse[] _uses;
    private readonly IColumnStorage[] _storage;

    /// <summary>Joins declarations and storage.</summary>
    /// <param name="uses">The columns in the order in which the kernel declared them.</param>
    /// <param name="storageOf">The storage of a column.</param>
    public BoundColumns(IReadOnlyCollection<ColumnUse> uses, Func<ColumnUse, IColumnStorage> storageOf)
    {
        ArgumentNullException.ThrowIfNull(uses);
        _uses = [.. uses];
        _storage = [.. uses.Select(storageOf)];
    }

    /// <summary>How many columns there are.</summary>
    public int Count => _uses.Length;

    /// <summary>The rows that a call of the kernel may touch.</summary>
    /// <param name="range">Rows within every column.</param>
    public KernelRows Rows(RowRange range) => new(this, range);

    internal ColumnUse Use(int index) => _uses[index];

    internal IColumnStorage Storage(int index) => _storage[index];
}
