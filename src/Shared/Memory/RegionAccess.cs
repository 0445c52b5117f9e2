using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// What this process may write of a region that it attaches. All of it stays readable; a write elsewhere is stopped by the
/// memory unit and ends the process.
/// </summary>
public readonly record struct RegionAccess
{
    private RegionAccess(RowRange rows, bool isWhole)
    {
        Rows = rows;
        IsWhole = isWhole;
    }

    /// <summary>Nothing. What a forgotten access is, too.</summary>
    public static RegionAccess ReadOnly => default;

    /// <summary>Everything, the header included: whoever creates a region, and the control region.</summary>
    public static RegionAccess Whole { get; } = new(default, isWhole: true);

    /// <summary>
    /// Everything, and nobody else sees it: a page is copied for this process when it is first written, and the copy goes with the
    /// mapping. For whoever has to find out what would have been written.
    /// </summary>
    public static RegionAccess Private { get; } = new(default, isWhole: true) { IsPrivate = true };

    /// <summary>Whether everything may be written.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether what is written stays this process's own.</summary>
    public bool IsPrivate { get; private init; }

    /// <summary>The rows that may be written; none when read-only, and not to be asked when whole.</summary>
    public RowRange Rows { get; }

    /// <summary>These rows, and what lies on the same memory pages: there is no finer guard.</summary>
    /// <param name="rows">Rows within the region; an empty range is read-only.</param>
    public static RegionAccess WritableIn(RowRange rows) => rows.IsEmpty ? ReadOnly : new RegionAccess(rows, isWhole: false);
}
