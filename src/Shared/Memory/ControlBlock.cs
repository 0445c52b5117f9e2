using System.Runtime.InteropServices;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// The run's control region: one slot a worker, each on its own pair of cache lines, so that publishing progress never
/// slows a neighbour.
/// <code>
///   slot of worker w at byte w x 128:   0  progress (written by the worker, read by the coordinator)
///                                       8  zero, 120 bytes
/// </code>
/// </summary>
public sealed class ControlBlock : IDisposable
{
    /// <summary>Bytes of one slot: two cache lines, because x86 prefetches lines in pairs.</summary>
    public const int SlotBytes = 128;

    private readonly MappedRegion _region;

    private ControlBlock(MappedRegion region)
    {
        _region = region;
    }

    /// <summary>The control region's spec for a number of workers.</summary>
    /// <param name="workers">1 to <see cref="Limits.MaxWorkers"/>.</param>
    public static RegionSpec Spec(int workers) => new("control", ElementType.UInt8, workers * SlotBytes);

    /// <summary>Creates the control region of a run.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="workers">1 to <see cref="Limits.MaxWorkers"/>.</param>
    /// <exception cref="RegionException">As <see cref="RegionStore.Create"/>.</exception>
    public static ControlBlock Create(RegionStore store, int workers)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new ControlBlock(store.Create(Spec(workers)));
    }

    /// <summary>Attaches the control region of a run.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="workers">As many as it was created for.</param>
    /// <exception cref="RegionException">As <see cref="RegionStore.Attach"/>.</exception>
    public static ControlBlock Attach(RegionStore store, int workers)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new ControlBlock(store.Attach(Spec(workers)));
    }

    /// <summary>
    /// What a worker has done since it started: row-ticks finished, and rows touched while attaching. Never falls; stands
    /// still only when the worker does, or has nothing to do.
    /// </summary>
    /// <param name="worker">The worker's index.</param>
    // SYNC POINT: worker progress. Pairs with PublishProgress.
    public long ReadProgress(int worker) => Volatile.Read(ref Progress(worker));

    /// <summary>Publishes <see cref="ReadProgress"/>. Only the worker that owns the slot may call it.</summary>
    /// <param name="worker">The worker's index.</param>
    /// <param name="done">Row-ticks and touched rows since the worker started.</param>
    // SYNC POINT: worker progress. A store with release: rows written before it are visible to whoever sees the number.
    public void PublishProgress(int worker, long done) => Volatile.Write(ref Progress(worker), done);

    /// <inheritdoc/>
    public void Dispose() => _region.Dispose();

    private ref long Progress(int worker)
    {
        int start = worker * SlotBytes;
        Span<byte> slot = _region.Rows<byte>(new RowRange(start, start + SlotBytes));
        return ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, long>(slot));
    }
}
