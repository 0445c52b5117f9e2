using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>The ticks run on a few rows that the one kernel holds in registers.</summary>
/// <param name="schedule">One kernel, which can.</param>
/// <param name="journal">Keeps each block until it is done; null where nobody could use it.</param>
internal sealed class FusedOrder(BoundSchedule schedule, TileJournal? journal) : SweepOrder(schedule)
{
    /// <summary>
    /// Rows of one call of a fused kernel, which decides by itself how many it holds: enough to make the call cheap, few
    /// enough to lie in the first-level cache and to report progress between two calls.
    /// </summary>
    public const int FusedRows = 4096;

    private const int MostTicks = ReportRows / FusedRows;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(SweepStart start, int firstTick, int ticks, ISweepProgress progress, ITickBarrier? barrier)
    {
        BoundKernel bound = Schedule.Kernels[0];
        IFusedKernel kernel = (IFusedKernel)bound.Kernel;
        Schedule.Position.Kernel = kernel;
        UnreportedRows unreported = new(progress);
        for (int first = start.Row; first < Schedule.Range.End; first += FusedRows)
        {
            KernelRows rows = bound.Rows(Schedule.Block(first, FusedRows), tick: 0);
            Schedule.Position.Rows = rows.Range;
            journal?.Open(firstTick, journal.WholeTick, rows.Range);
            int now;
            for (int left = ticks; left > 0; left -= now)
            {
                now = Math.Min(left, MostTicks);
                int tick = firstTick + ticks - left;
                Schedule.Position.Tick = tick;
                kernel.RunTicks(rows, new Tick(tick, Schedule.Dt), now);
                unreported.Add((long)rows.Count * now);
            }

            journal?.Close();
        }

        unreported.Report();
    }
}
