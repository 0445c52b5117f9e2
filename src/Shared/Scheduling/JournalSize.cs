using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>How much a sweep changes at once, and so has to copy before.</summary>
public static class JournalSize
{
    /// <summary>
    /// Rows that a streaming sweep changes at once: two float32 columns of as many rows, and the copy of one, lie in a second-level
    /// cache. Fewer rows make the calls dear, more make the copies so; in between it hardly matters.
    /// </summary>
    public const int StreamingRows = 8192;

    /// <summary>Rows that it hands a kernel at once which keeps what it overwrites itself: there is no copy whose size would matter.</summary>
    public const int LoggedRows = 1 << 16;

    /// <summary>Bytes of the largest tile's written columns, at least one; a kernel that keeps what it overwrites itself needs none.</summary>
    /// <param name="schedule">What a tick is.</param>
    /// <param name="sweep">How ticks cross the range.</param>
    /// <param name="tileRows">Rows of a tile, for the tiled sweep.</param>
    /// <param name="rangeRows">Rows of the range.</param>
    public static long Bytes(Schedule schedule, Sweep sweep, int tileRows, int rangeRows)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        long bytes = sweep switch
        {
            Sweep.Tiled => RowBytes(schedule.Columns) * Math.Min(tileRows, rangeRows),
            Sweep.Fused => RowBytes(schedule.Columns) * Math.Min(FusedOrder.FusedRows, rangeRows),
            _ => schedule.Kernels.Max(kernel => BoundKernel.KeepsUndo(kernel.Kernel) ? 0 : RowBytes(kernel.Uses) * Math.Min(RowsAtOnce(kernel.Kernel), rangeRows)),
        };
        return Math.Max(1, bytes);
    }

    /// <summary>Rows that a journaled streaming sweep hands a kernel at once, if the range has as many.</summary>
    internal static int RowsAtOnce(IKernel kernel) => !BoundKernel.MayCut(kernel) ? int.MaxValue : BoundKernel.KeepsUndo(kernel) ? LoggedRows : StreamingRows;

    private static long RowBytes(IEnumerable<ColumnUse> uses) => uses.Where(static use => use.IsWritten).Sum(static use => (long)use.ElementType.Bytes());
}
