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
    /// <param name="segment">What a kernel that finds rows appends to; null for other kernels.</param>
    public BoundColumns(IReadOnlyCollection<ColumnUse> uses, Func<ColumnUse, IColumnStorage> storageOf, Segment? segment = null)
    {
        ArgumentNullException.ThrowIfNull(uses);
        _uses = [.. uses];
        _storage = [.. uses.Select(storageOf)];
        Segment = segment;
        _startsPair = DeclarationRule.StartsOfPairs(_uses);
    }

    /// <summary>How many columns there are.</summary>
    public int Count => _uses.Length;

    /// <summary>The rows that a call of a kernel may touch, without any around them, in an even tick.</summary>
    /// <param name="range">Rows within every column.</param>
    public KernelRows Rows(RowRange range) => new(this, range, tick: 0, reach: 0);

    /// <summary>The rows that a call of a kernel may touch.</summary>
    /// <param name="range">Rows within every column.</param>
    /// <param name="tick">The run's number of the tick: it decides which of a pair is read.</param>
    /// <param name="reach">Rows on either side that may be read of a pair's column.</param>
    /// <param name="undo">Where an <see cref="IUndoKernel"/> keeps what it overwrites.</param>
    internal KernelRows Rows(RowRange range, int tick, int reach, UndoLog undo = default) => new(this, range, tick, reach, undo);

    internal Segment? Segment { get; }

    internal ColumnUse Use(int index) => (uint)index < (uint)_uses.Length
        ? _uses[index]
        : throw new InvalidOperationException(
            $"Cannot use column {index} because the kernel declared none there: declared={string.Join(", ", _uses.Select(static use => use.Column))}, expected=0 to {_uses.Length - 1}.");

    internal IColumnStorage Storage(int index) => _storage[index];

    internal bool StartsPair(int index) => _startsPair[index];
}
