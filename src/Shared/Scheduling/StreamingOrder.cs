using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>Every kernel of every tick crosses the whole range before the next begins.</summary>
/// <param name="schedule">The kernels.</param>
/// <param name="journal">Keeps each tile until it is done; null where nobody could use it.</param>
internal sealed class StreamingOrder(BoundSchedule schedule, TileJournal? journal) : SweepOrder(schedule)
{
    // Compiled fully at first call, like every step of a tick: the coordinator has no second to warm up in, and a serial
    // baseline in half-compiled code would flatter the workers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(SweepStart start, int firstTick, int ticks, ISweepProgress progress, ITickBarrier? barrier)
    {
        BoundKernel[] kernels = Schedule.Kernels;
        int firstKernel = start.Kernel;
        for (int tick = start.Tick; tick < firstTick + ticks; tick++)
        {
            for (int index = firstKernel; index < kernels.Length; index++)
            {
                // Between the phases and ticks of one dispatch only: the answers to it are the barrier behind the last.
                bool opensPhase = index == 0 ? tick > firstTick : kernels[index].Phase != kernels[index - 1].Phase;
                bool isBegun = start.IsIn(tick, index);
                if (opensPhase && !isBegun)
                {
                    barrier?.Await();
                }

                Cross(kernels[index], index, tick, isBegun ? start : SweepStart.At(tick, Schedule.Range.Start), progress);
            }

            firstKernel = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Cross(BoundKernel kernel, int index, int tick, SweepStart start, ISweepProgress progress)
    {
        SweepPosition position = Schedule.Position;
        position.Kernel = kernel.Kernel;
        position.Tick = tick;
        progress.Starting(index);
        kernel.Segment?.ResumeAt(start.Found);
        if (journal is null)
        {
            CrossPlainly(kernel, tick, progress);
        }
        else
        {
            CrossWithJournal(journal, kernel, index, tick, start, progress);
        }

        kernel.Segment?.Publish();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CrossPlainly(BoundKernel kernel, int tick, ISweepProgress progress)
    {
        RowRange range = Schedule.Range;
        int blockRows = kernel.MayBeCut ? ReportRows : Math.Max(1, range.Length);
        for (int start = range.Start; start < range.End; start += blockRows)
        {
            RowRange block = Schedule.Block(start, blockRows);
            Schedule.Position.Rows = block;
            kernel.Kernel.Run(kernel.Rows(block, tick), new Tick(tick, Schedule.Dt));
            progress.Finished(block.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CrossWithJournal(TileJournal kept, BoundKernel kernel, int index, int tick, SweepStart start, ISweepProgress progress)
    {
        RowRange range = Schedule.Range;
        UnreportedRows unreported = new(progress);
        int blockRows = Math.Min(JournalSize.RowsAtOnce(kernel.Kernel), Math.Max(1, range.Length));
        if (range.IsEmpty)
        {
            // Whoever has no rows passes all the same: that it did has to be known, to whoever would wait for it.
            kept.Open(tick, index, range);
            kept.Close();
        }

        for (int first = start.Row; first < range.End; first += blockRows)
        {
            RowRange block = Schedule.Block(first, blockRows);
            Schedule.Position.Rows = block;
            UndoLog log = default;
            if (kernel.KeepsItself)
            {
                log = kept.OpenLogged(tick, index, block);
            }
            else
            {
                kept.Open(tick, index, block);
            }

            kernel.Kernel.Run(kernel.Rows(block, tick, log), new Tick(tick, Schedule.Dt));
            kept.Close(kernel.Segment?.Count ?? 0);
            unreported.Add(block.Length);
        }

        unreported.Report();
    }
}
