using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>The ticks run on a few rows that the one kernel holds in registers.</summary>
/// <param name="schedule">One kernel, which can.</param>
internal sealed class FusedOrder(BoundSchedule schedule) : SweepOrder(schedule)
{
    /// <summary>
    /// Rows of one call of a fused kernel, which decides by itself how many it holds: enough to make the call cheap, few
    /// enough to lie in the first-level cache and to report progress between two calls.
    /// </summary>
    private const int FusedRows = 4096;

    private const int MostTicks = ReportRows / FusedRows;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int firstTick, int ticks, ISweepProgress progress, ITickBarrier? barrier)
    {
        BoundKernel bound = Schedule.Kernels[0];
        IFusedKernel kernel = (IFusedKernel)bound.Kernel;
        Schedule.Position.Kernel = kernel;
        UnreportedRows unreported = new(progress);
        for (int start = Schedule.Range.Start; start < Schedule.Range.End; start += FusedRows)
        {
            KernelRows rows = bound.Rows(Schedule.Block(start, FusedRows), tick: 0);
            Schedule.Position.Rows = rows.Range;
            int now;
            for (int left = ticks; left > 0; left -= now)
            {
                now = Math.Min(left, MostTicks);
                int tick = firstTick + ticks - left;
                Schedule.Position.Tick = tick;
                kernel.RunTicks(rows, new Tick(tick, Schedule.Dt), now);
                unreported.Add((long)rows.Count * now);
            }
        }

        unreported.Report();
    }
}
