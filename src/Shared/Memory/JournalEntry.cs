using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>Which tile a worker is about to change, or has changed last.</summary>
/// <param name="Order">The number of the order that it belongs to; orders are numbered through the whole life of a run's regions.</param>
/// <param name="Tick">The run's number of the tick; of several that the tile goes through at once, the first.</param>
/// <param name="Kernel">The kernel's place in the tick; as many as the tick has kernels, where all of them cross the tile.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Step">The last step that the worker had taken together with the others.</param>
public readonly record struct JournalEntry(long Order, int Tick, int Kernel, RowRange Rows, long Step)
{
    /// <summary>Rows that the kernel had found in its tick once the tile was done; 0 while it is open.</summary>
    public long Found { get; init; }
}
