using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>Collects what is finished until it is worth a report: a report at each tile would take longer than the tile.</summary>
/// <param name="progress">Hears of it.</param>
internal ref struct UnreportedRows(ISweepProgress progress)
{
    private long _rowTicks;

    /// <summary>Adds rows times ticks, and reports where they have become enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long rowTicks)
    {
        _rowTicks += rowTicks;
        if (_rowTicks >= SweepOrder.ReportRows)
        {
            Report();
        }
    }

    /// <summary>Reports what is left, if anything is.</summary>
    public void Report()
    {
        if (_rowTicks > 0)
        {
            progress.Finished(_rowTicks);
            _rowTicks = 0;
        }
    }
}
