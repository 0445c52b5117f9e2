namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// A kernel whose rows depend on rows around them. It works on pairs of columns (<see cref="ColumnUse.Swaps"/>) that swap
/// roles after every tick: a tick reads one of the two, its own rows and up to <see cref="Reach"/> on either side, and
/// writes its own rows of the other. So nobody reads what anybody writes in the same tick, and the write-sets are disjoint
/// as ever. It may also read around its rows in a column that other kernels of the tick write
/// (<see cref="ColumnUse.ReadsAround"/>): they get phases of their own, and workers wait for each other between phases.
/// <para>
/// Contract: it is not elementwise (<see cref="IKernel.IsElementwise"/>), for the next tick wants the neighbours' rows of
/// this one. It may be given its range in pieces, in any order, as everything it reads was there before the tick.
/// </para>
/// </summary>
public interface INeighbourKernel : IKernel
{
    /// <summary>Rows on either side of its own that a tick may read: 1 to <see cref="Limits.MaxRows"/>. At the table's ends there are fewer.</summary>
    int Reach { get; }
}
