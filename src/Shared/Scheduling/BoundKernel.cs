using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>A kernel of a tick with its columns' storage.</summary>
internal sealed class BoundKernel
{
    private readonly BoundColumns _columns;
    private readonly int _reach;

    public BoundKernel(ScheduledKernel scheduled, Func<ColumnUse, IColumnStorage> storageOf, Func<ISegmentKernel, Segment> segmentOf)
    {
        Kernel = scheduled.Kernel;
        Phase = scheduled.Phase;
        Uses = scheduled.Uses;
        Segment = Kernel is ISegmentKernel finder ? segmentOf(finder) : null;
        _columns = new BoundColumns(scheduled.Uses, storageOf, Segment);
        _reach = (Kernel as INeighbourKernel)?.Reach ?? 0;
    }

    public IKernel Kernel { get; }

    public int Phase { get; }

    /// <summary>The columns it is bound to.</summary>
    public ImmutableArray<ColumnUse> Uses { get; }

    /// <summary>What it appends to, where it finds rows.</summary>
    public Segment? Segment { get; }

    /// <summary>Whether it may be given a range in pieces: only what reads nothing that its own tick writes may.</summary>
    public bool MayBeCut => MayCut(Kernel);

    /// <summary>Whether a kernel may be given a range in pieces.</summary>
    public static bool MayCut(IKernel kernel) => kernel.IsElementwise || kernel is INeighbourKernel;

    /// <summary>Whether it keeps what it overwrites itself, where it is given an undo log.</summary>
    public bool KeepsItself => KeepsUndo(Kernel);

    /// <summary>Whether a kernel keeps what it overwrites itself.</summary>
    public static bool KeepsUndo(IKernel kernel) => kernel is IUndoKernel;

    /// <summary>The storage of a column, by its place among those that the kernel declared.</summary>
    public IColumnStorage Storage(int use) => _columns.Storage(use);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KernelRows Rows(RowRange range, int tick, UndoLog undo = default) => _columns.Rows(range, tick, _reach, undo);
}
