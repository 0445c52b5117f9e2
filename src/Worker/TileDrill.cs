using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker;

/// <summary>A worker that hurts itself while a tile is open: kept in the journal, and about to be changed.</summary>
/// <param name="drill">The drill.</param>
/// <param name="regions">Where the columns are mapped.</param>
/// <param name="schedule">Says which of them are written.</param>
/// <param name="events">Says so before.</param>
internal sealed class TileDrill(FaultDrill drill, MappedRegions regions, Schedule schedule, EventWriter events)
{
    private SweepPosition? _position;

    /// <summary>What to call for each open tile; null when no drill asks for it.</summary>
    public Action<UndoLog>? Opened => drill.IsAt(FaultDrill.Tile) ? Pass : null;

    /// <summary>Learns where the sweep is.</summary>
    public void Watch(SweepPosition position) => _position = position;

    private void Pass(UndoLog log) => SelfHarm.Do(drill.Pass(FaultDrill.Tile), FaultDrill.Tile, events, _ => Tear(log));

    // As a kernel leaves it that is killed half way through.
    private void Tear(UndoLog log)
    {
        RowRange rows = _position!.Rows;
        if (log.IsKept)
        {
            TearBlock(log, rows);
            return;
        }

        foreach (ColumnUse use in schedule.Columns.Where(static use => use.IsWritten))
        {
            Garble(regions.Column(use).Slice(new RowRange(rows.Start, rows.Start + ((rows.Length + 1) / 2))));
        }
    }

    // The next block of the first column that the kernel writes, kept and half changed.
    private void TearBlock(UndoLog log, RowRange rows)
    {
        ScheduledKernel kernel = schedule.InOrder.First(each => each.Kernel == _position!.Kernel);
        UndoPosition done = log.Position;
        int column = Math.Max(done.Column, kernel.Uses.ToList().FindIndex(static use => use.IsWritten));
        int first = rows.Start + (column == done.Column ? done.Row : 0);
        RowSlice block = regions.Column(kernel.Uses[column]).Slice(new RowRange(first, Math.Min(rows.End, first + UndoLog.MostRows)));
        log.KeepBlock(column, first - rows.Start, block.As<float>());
        Garble(block);
    }

    private static void Garble(RowSlice rows)
    {
        foreach (ref byte each in rows.Bytes)
        {
            each ^= 0xFF;
        }
    }
}
