using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>All ticks, and within each all kernels, run on one tile before the next is touched.</summary>
/// <param name="schedule">Elementwise kernels only.</param>
/// <param name="tileRows">Rows of a tile.</param>
/// <param name="journal">Keeps each tile until it is done; null where nobody could use it.</param>
internal sealed class TiledOrder(BoundSchedule schedule, int tileRows, TileJournal? journal) : SweepOrder(schedule)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(SweepStart start, int firstTick, int ticks, ISweepProgress progress, ITickBarrier? barrier)
    {
        for (int first = start.Row; first < Schedule.Range.End; first += tileRows)
        {
            RowRange tile = Schedule.Block(first, tileRows);
            Schedule.Position.Rows = tile;
            journal?.Open(firstTick, journal.WholeTick, tile);
            if (Schedule.Kernels is [BoundKernel alone])
            {
                RunOne(alone, tile, firstTick, ticks, progress);
            }
            else
            {
                RunSeveral(tile, firstTick, ticks, progress);
            }

            journal?.Close();
        }
    }

    // A tile takes a microsecond: its columns are looked up once for all of its ticks.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunOne(BoundKernel kernel, RowRange tile, int firstTick, int ticks, ISweepProgress progress)
    {
        SweepPosition position = Schedule.Position;
        position.Kernel = kernel.Kernel;
        KernelRows rows = kernel.Rows(tile, tick: 0);
        UnreportedRows unreported = new(progress);
        for (int tick = firstTick; tick < firstTick + ticks; tick++)
        {
            position.Tick = tick;
            kernel.Kernel.Run(rows, new Tick(tick, Schedule.Dt));
            unreported.Add(tile.Length);
        }

        unreported.Report();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunSeveral(RowRange tile, int firstTick, int ticks, ISweepProgress progress)
    {
        SweepPosition position = Schedule.Position;
        BoundKernel[] kernels = Schedule.Kernels;
        UnreportedRows unreported = new(progress);
        for (int tick = firstTick; tick < firstTick + ticks; tick++)
        {
            position.Tick = tick;
            for (int index = 0; index < kernels.Length; index++)
            {
                position.Kernel = kernels[index].Kernel;
                progress.Starting(index);
                kernels[index].Kernel.Run(kernels[index].Rows(tile, tick: 0), new Tick(tick, Schedule.Dt));
            }

            unreported.Add((long)tile.Length * kernels.Length);
        }

        unreported.Report();
    }
}
