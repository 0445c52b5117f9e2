using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>Every kernel of every tick crosses the whole range before the next begins.</summary>
internal sealed class StreamingOrder(BoundSchedule schedule) : SweepOrder(schedule)
{
    // Compiled fully at first call, like every step of a tick: the coordinator has no second to warm up in, and a serial
    // baseline in half-compiled code would flatter the workers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int firstTick, int ticks, ISweepProgress progress, ITickBarrier? barrier)
    {
        BoundKernel[] kernels = Schedule.Kernels;
        for (int tick = firstTick; tick < firstTick + ticks; tick++)
        {
            for (int index = 0; index < kernels.Length; index++)
            {
                // Between the phases and ticks of one dispatch only: the answers to it are the barrier behind the last.
                bool opensPhase = index == 0 ? tick > firstTick : kernels[index].Phase != kernels[index - 1].Phase;
                if (opensPhase)
                {
                    barrier?.Await();
                }

                Cross(kernels[index], index, tick, progress);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Cross(BoundKernel kernel, int index, int tick, ISweepProgress progress)
    {
        RowRange range = Schedule.Range;
        SweepPosition position = Schedule.Position;
        position.Kernel = kernel.Kernel;
        position.Tick = tick;
        progress.Starting(index);
        kernel.Segment?.Clear();
        int blockRows = kernel.MayBeCut ? ReportRows : Math.Max(1, range.Length);
        for (int start = range.Start; start < range.End; start += blockRows)
        {
            RowRange block = Schedule.Block(start, blockRows);
            position.Rows = block;
            kernel.Kernel.Run(kernel.Rows(block, tick), new Tick(tick, Schedule.Dt));
            progress.Finished(block.Length);
        }

        kernel.Segment?.Publish();
    }
}
