using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Kernels;

/// <summary>What a kernel does with a column.</summary>
public enum ColumnAccess
{
    /// <summary>Reads it.</summary>
    Read = 1,

    /// <summary>Reads and writes it: it belongs to the kernel's write-set.</summary>
    Write = 2,
}

/// <summary>One column that a kernel declares.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="ElementType">What its rows are.</param>
/// <param name="Access">What the kernel does with it.</param>
public sealed record ColumnUse(string Column, ElementType ElementType, ColumnAccess Access)
{
    /// <summary>A float32 column that is only read.</summary>
    /// <param name="column">The column's name.</param>
    public static ColumnUse Reads(string column) => new(column, ElementType.Float32, ColumnAccess.Read);

    /// <summary>A float32 column that is read and written.</summary>
    /// <param name="column">The column's name.</param>
    public static ColumnUse Writes(string column) => new(column, ElementType.Float32, ColumnAccess.Write);
}
