using System.Collections.Immutable;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Events;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Scheduling;
using ParallelMotion.Shared.Steps;
using ParallelMotion.Shared.Waiting;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker;

/// <summary>The regions of one attach message, mapped, and the kernel that runs over this worker's range of them.</summary>
internal sealed class Attachment : IDisposable
{
    /// <summary>16 MiB of a float32 column: well under a second, also where every page costs a trip to a hypervisor.</summary>
    private const int PrefaultBlockRows = 1 << 22;

    private readonly MappedRegions _regions;
    private readonly ScheduleSweep _sweep;
    private readonly Schedule _schedule;
    private readonly PublishedProgress _progress;
    private readonly StepBarrier? _barrier;
    private readonly ITickBarrier? _steps;
    private readonly AuditTrail? _trail;
    private readonly int _rows;
    private int _nextTick;

    private Attachment(
        MappedRegions regions, ControlSlot slot, Watcher watcher, Schedule schedule, ScheduleSweep sweep, Attach order, PublishedProgress progress, StepBarrier? barrier, FaultDrill drill, EventWriter events)
    {
        Slot = slot;
        Watcher = watcher;
        _regions = regions;
        _schedule = schedule;
        _sweep = sweep;
        _progress = progress;
        _barrier = barrier;
        _steps = barrier is null || drill == FaultDrill.Off ? barrier : new DrilledSteps(barrier, drill, events, Spoil);
        _trail = order.IsAudit ? new AuditTrail(regions, schedule, progress) : null;
        Range = order.Range;
        _rows = order.Rows;
    }

    /// <summary>Where the kernels are, or were when one threw.</summary>
    public SweepPosition Position => _sweep.Position;

    /// <summary>The rows of this worker.</summary>
    public RowRange Range { get; }

    /// <summary>Where row 0 of each column of the order lies.</summary>
    public ImmutableArray<long> RowAddresses => [.. _schedule.Columns.Select(use => _regions.Column(use).RowsAddress)];

    /// <summary>This worker's words in the control region.</summary>
    public ControlSlot Slot { get; }

    /// <summary>Watches the control region for this worker.</summary>
    public Watcher Watcher { get; }

    /// <summary>Maps what an attach message names and gets ready to run.</summary>
    /// <param name="order">The message.</param>
    /// <param name="progress">Where finished rows are published.</param>
    /// <param name="drill">The fault on demand of this worker.</param>
    /// <param name="events">Hears of a drill that strikes, and of an order that is gone on with.</param>
    /// <exception cref="RegionException">A region is not there, or not as announced.</exception>
    /// <exception cref="ArgumentException">The kernel, its columns or its sweep don't fit together.</exception>
    /// <exception cref="InvalidOperationException">The kernel keeps step, and this worker takes no part in it.</exception>
    public static Attachment To(Attach order, PublishedProgress progress, FaultDrill drill, EventWriter events)
    {
        Schedule schedule = OrderedSchedule.Of(order.Kernels);
        MappedRegions regions = new(order);
        try
        {
            ControlBlock control = regions.Control();
            progress.PublishIn(control.Slot(order.Worker));
            regions.NoteFaults();
            foreach (ColumnUse use in schedule.Columns)
            {
                regions.Map(use);
            }

            TileDrill tiles = new(drill, regions, schedule, events);
            ScheduleSweep sweep = new(
                schedule, regions.Column, order.Range, order.Dt, order.Sweep, order.TileRows, regions.Segment, regions.Journal(), tiles.Opened, found => TellOf(found, events));
            tiles.Watch(sweep.Position);
            KernelWarmUp.Run(schedule, order, progress);
            TakeFaults(schedule, regions, order.Range, progress);
            Watcher watcher = new(order.Spin, HomeOf(order));

            // Only what reads the rows of others has to keep step with them.
            StepBarrier? barrier = schedule.ReadsAround ? StepBarrier.Join(control, order.Worker, watcher, progress.StillWaiting) : null;
            return new Attachment(regions, control.Slot(order.Worker), watcher, schedule, sweep, order, progress, barrier, drill, events);
        }
        catch
        {
            progress.PublishNowhere();
            regions.Dispose();
            throw;
        }
    }

    /// <summary>Runs ticks over the range.</summary>
    /// <param name="order">Which.</param>
    /// <exception cref="StepBrokenException">Another worker, whose rows the kernel reads, takes no more ticks.</exception>
    public void Run(Execute order)
    {
        try
        {
            _sweep.Run(order.FirstTick, order.TickCount, _progress, _steps, new JournaledOrder(order.Number, order.Resumes));
            _nextTick = order.FirstTick + order.TickCount;
        }
        catch (Exception cause) when (cause is not StepBrokenException)
        {
            // Whatever it was, this worker takes no more ticks, and others may be waiting for it already.
            _barrier?.Break();
            throw;
        }
    }

    /// <summary>In an audit, notes which rows were changed since the attach; otherwise does nothing.</summary>
    public void NoteWrites() => _trail?.Record();

    /// <summary>Flips a bit of the first row of the range in the first column that is written, or in the newer of a pair: a drill for whoever checks results.</summary>
    public void Corrupt()
    {
        if (!Range.IsEmpty)
        {
            FlipBit(Range.Start);
        }
    }

    /// <summary>Spoils rows as a drill asks for.</summary>
    public void Spoil(FaultAction action)
    {
        if (action == FaultAction.Stray)
        {
            Stray();
        }
        else
        {
            Corrupt();
        }
    }

    /// <summary>Unmaps everything; no kernel may be running.</summary>
    public void Dispose()
    {
        _progress.PublishNowhere();
        _regions.Dispose();
    }

    // Rare enough for a dispatch: somebody has died.
    private static void TellOf(Resumption found, EventWriter events)
    {
        if (found.Restored is { } tile)
        {
            string restored = found.RowsDone == 0
                ? "put all of it back as it was before"
                : $"put back the block that was being changed; the {found.RowsDone} rows before it stay done";
            events.Begin(WorkerEvents.TileRestored)
                ?.With("Tick", tile.Tick).With("TileStart", tile.Rows.Start).With("TileEnd", tile.Rows.End).With("Order", tile.Order).With("Restored", restored).Write();
        }

        events.Begin(WorkerEvents.OrderResumed)
            ?.With("Order", found.Order).With("FirstTick", found.FirstTick).With("LastTick", (long)found.FirstTick + found.Ticks - 1)
            .With("Tick", found.Tick).With("Row", found.Row).Write();
    }

    // The row behind this worker's own, or that before them where the table ends; nothing where nobody else has rows.
    private void Stray()
    {
        int row = Range.End < _rows ? Range.End : Range.Start - 1;
        if (row >= 0)
        {
            FlipBit(row);
        }
    }

    private void FlipBit(int row)
    {
        ColumnUse[] written = [.. _schedule.Columns.Where(static use => use.IsWritten)];
        bool isSwapped = written[0].Access == ColumnAccess.Swap && _nextTick % 2 == 1;
        _regions.Column(written[isSwapped ? 1 : 0]).Slice(new RowRange(row, row + 1)).Bytes[0] ^= 1;
    }

    // Where nobody spins, nobody minds whose CPU it is; and who is pinned stays where it is.
    private static int HomeOf(Attach order) =>
        order.Spin.Nanoseconds > 0 && order.Cpu == ThreadPlacement.Anywhere ? HomeCpu.Of(order.Worker) : HomeCpu.Unknown;

    // Told block by block: on a machine that swaps this may take longer than a worker may seem to hang.
    private static void TakeFaults(Schedule schedule, MappedRegions regions, RowRange range, PublishedProgress progress)
    {
        for (int start = range.Start; start < range.End; start += PrefaultBlockRows)
        {
            RowRange block = new(start, (int)Math.Min(range.End, (long)start + PrefaultBlockRows));
            foreach (ColumnUse use in schedule.Columns)
            {
                _ = Prefault.Take(regions.Column(use).Slice(block).Bytes, use.IsWritten);
            }

            progress.Finished(block.Length);
        }
    }
}
