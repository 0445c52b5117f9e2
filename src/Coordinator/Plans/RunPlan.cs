using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>One run: everything that decides its result and its time, complete before any process starts.</summary>
internal sealed record RunPlan
{
    /// <summary>The kernel.</summary>
    public required IKernel Kernel { get; init; }

    /// <summary>The columns it binds, in its own order.</summary>
    public required ImmutableArray<ColumnUse> Uses { get; init; }

    /// <summary>Who gets which rows.</summary>
    public required Partition Partition { get; init; }

    /// <summary>How workers are told.</summary>
    public required DispatchMode Dispatch { get; init; }

    /// <summary>How a dispatch crosses its range.</summary>
    public required Sweep Sweep { get; init; }

    /// <summary>Rows of a tile, for the tiled sweep.</summary>
    public int TileRows { get; init; } = KernelSweep.UsualTileRows;

    /// <summary>Ticks of the run.</summary>
    public required int Ticks { get; init; }

    /// <summary>Ticks that one message asks for; all of them when serial.</summary>
    public required int TicksPerDispatch { get; init; }

    /// <summary>
    /// The share of the work that telling may cost, where <see cref="TicksPerDispatch"/> is to be chosen for it once the
    /// workers are there; null where it was given.
    /// </summary>
    public double? TellingShare { get; init; }

    /// <summary>Why so many, where they were chosen.</summary>
    public string? BatchReason { get; init; }

    /// <summary>The length of a tick.</summary>
    public required float Dt { get; init; }

    /// <summary>The CPU of each worker; none where the system places them.</summary>
    public ImmutableArray<int> Pins { get; init; } = [];

    /// <summary>Whether each worker stays on one CPU.</summary>
    public bool IsPinned => !Pins.IsEmpty;

    /// <summary>Whether orders are rung in shared memory; otherwise they are sent over the pipes.</summary>
    public bool IsRung => Dispatch == DispatchMode.Doorbell;

    /// <summary>How many processes compute.</summary>
    public int Workers => Partition.Ranges.Length;

    /// <summary>The names of the columns it binds.</summary>
    public ImmutableArray<string> Columns => [.. Uses.Select(static use => use.Column)];

    /// <summary>The names of the columns it writes.</summary>
    public IEnumerable<string> WrittenColumns =>
        Uses.Where(static use => use.IsWritten).Select(static use => use.Column);

    /// <summary>
    /// Bytes that the kernel loads and stores in the whole run: a column written in place counts twice, each of a pair that
    /// swaps once.
    /// </summary>
    public double BytesMoved => (double)Partition.Rows * Ticks * Uses.Sum(static use => use.BytesPerRowTick);

    /// <summary>
    /// The write-sets of one tick. Every worker runs the same kernel at the same time, so the plan is legal only if none
    /// overlap.
    /// </summary>
    public IEnumerable<WriteSet> WriteSets =>
        from worker in Enumerable.Range(0, Workers)
        from column in WrittenColumns
        select new WriteSet($"{Kernel.Name} in worker {worker}", column, Partition.Ranges[worker]);
}
