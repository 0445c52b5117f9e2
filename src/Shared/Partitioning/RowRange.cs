namespace ParallelMotion.Shared.Partitioning;

/// <summary>A half-open range of rows, <c>[Start, End)</c>.</summary>
/// <param name="Start">The first row.</param>
/// <param name="End">The row after the last; equal to <paramref name="Start"/> when the range is empty.</param>
public readonly record struct RowRange(int Start, int End)
{
    /// <summary>The number of rows.</summary>
    public int Length => End - Start;

    /// <summary>Whether the range holds no row.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>Whether a row lies in both ranges.</summary>
    /// <param name="other">The other range.</param>
    public bool Overlaps(RowRange other) => Start < other.End && other.Start < End && !IsEmpty && !other.IsEmpty;

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}, {End})";
}
