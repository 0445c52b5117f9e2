namespace ParallelMotion.Shared.Kernels;

/// <summary>The rows of a range as they were before the tick, and those around them that the kernel may read.</summary>
/// <typeparam name="T">What a row is.</typeparam>
public readonly ref struct NeighbourRows<T> where T : unmanaged
{
    internal NeighbourRows(ReadOnlySpan<T> rows, int before, int after)
    {
        Rows = rows;
        Before = before;
        After = after;
    }

    /// <summary><see cref="Before"/> rows, the range's own, then <see cref="After"/> rows.</summary>
    public ReadOnlySpan<T> Rows { get; }

    /// <summary>Rows before the range: the kernel's reach, or fewer where the table begins.</summary>
    public int Before { get; }

    /// <summary>Rows behind the range: the kernel's reach, or fewer where the table ends.</summary>
    public int After { get; }
}
