using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Worker;

/// <summary>A worker that hurts itself while a tile is open: kept in the journal, and about to be changed.</summary>
/// <param name="drill">The drill.</param>
/// <param name="regions">Where the columns are mapped.</param>
/// <param name="schedule">Says which of them are written.</param>
internal sealed class TileDrill(FaultDrill drill, MappedRegions regions, Schedule schedule)
{
    private SweepPosition? _position;

    /// <summary>What to call for each open tile; null when no drill asks for it.</summary>
    public Action? Opened => drill.IsAt(FaultDrill.Tile) ? Pass : null;

    /// <summary>Learns where the sweep is.</summary>
    public void Watch(SweepPosition position) => _position = position;

    private void Pass() => SelfHarm.Do(drill.Pass(FaultDrill.Tile), Tear);

    // As a kernel leaves it that is killed half way through.
    private void Tear(FaultAction action)
    {
        RowRange rows = _position!.Rows;
        RowRange torn = new(rows.Start, rows.Start + ((rows.Length + 1) / 2));
        foreach (ColumnUse use in schedule.Columns.Where(static use => use.IsWritten))
        {
            foreach (ref byte each in regions.Column(use).Slice(torn).Bytes)
            {
                each ^= 0xFF;
            }
        }
    }
}
