using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Worker;

/// <summary>
/// Runs kernels over scratch rows until they and the sweep around them are compiled, so that the first dispatch is as fast
/// as the hundredth.
/// </summary>
internal static class KernelWarmUp
{
    /// <summary>More than a tile, so that both a whole tile and a partial one are met.</summary>
    private const int ScratchRows = ScheduleSweep.UsualTileRows + 37;
    private const int Ticks = 8;

    // Journal and segment of its own: in the worker's may lie what a dead one was at.
    public static void Run(Schedule schedule, Attach order, ISweepProgress progress)
    {
        using Segment segment = Segment.Scratch(ScratchRows);
        using Journal? journal = order.JournalBytes == 0 ? null : Journal.Scratch((int)JournalSize.Bytes(schedule, order.Sweep, ScheduleSweep.UsualTileRows, ScratchRows));
        Dictionary<string, ScratchColumn> scratch = schedule.Columns.ToDictionary(static use => use.Column, Unusual, StringComparer.Ordinal);
        ScheduleSweep trial = new(schedule, use => scratch[use.Column], new RowRange(0, ScratchRows), dt: 0, order.Sweep, segmentOf: _ => segment, journal: journal);
        try
        {
            trial.Run(firstTick: 0, Ticks, new StartsAlone(progress));
        }
        catch (Exception cause)
        {
            // The kernel's own exception, so its stack helps whoever wrote it.
            throw new InvalidOperationException(
                $"Cannot attach because a kernel threw while it was tried on scratch rows (zeros, a large number, a NaN, dt=0): {trial.Position}, cause={cause}", cause);
        }
    }

    // A row in a vector and one in the tail that take the rare paths: a large angle, and what is no number.
    private static ScratchColumn Unusual(ColumnUse use)
    {
        ScratchColumn column = new(use.ElementType, ScratchRows);
        if (use.ElementType == ElementType.Float32)
        {
            Span<float> rows = column.Slice(new RowRange(0, ScratchRows)).As<float>();
            rows[0] = 1e6f;
            rows[^1] = float.NaN;
        }

        return column;
    }

    /// <summary>Scratch rows are nobody's progress; but who was at work is to be known if a kernel ends the worker.</summary>
    private sealed class StartsAlone(ISweepProgress inner) : ISweepProgress
    {
        public void Starting(int kernel) => inner.Starting(kernel);

        public void Finished(long rowTicks)
        {
            // Nobody waits for it.
        }
    }
}
