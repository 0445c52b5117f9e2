namespace ParallelMotion.Shared.Memory;

/// <summary>
/// The run's control region: words by which the coordinator and its workers tell each other what a message would take too
/// long for. <see cref="ControlLayout"/> has the picture.
/// </summary>
public sealed class ControlBlock : IDisposable
{
    private readonly MappedRegion _region;
    private readonly ControlSlot[] _slots;

    private ControlBlock(MappedRegion region, int workers)
    {
        _region = region;
        _slots = [.. Enumerable.Range(0, workers).Select(worker => new ControlSlot(region, worker))];
        StepsReleased = region.Word(ControlLayout.RunLine);
        StepsBrokenBy = region.Word(ControlLayout.RunLine + sizeof(long));
    }

    /// <summary>The last step that all workers have finished: the first worker's word to the others.</summary>
    public SharedWord StepsReleased { get; }

    /// <summary>1 + the index of the worker that will take no more steps; 0 while all do.</summary>
    public SharedWord StepsBrokenBy { get; }

    /// <summary>The control region's spec for a number of workers.</summary>
    /// <param name="workers">1 to <see cref="Limits.MaxWorkers"/>.</param>
    public static RegionSpec Spec(int workers) => new("control", ElementType.UInt8, ControlLayout.Bytes(workers));

    /// <summary>Creates the control region of a run.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="workers">1 to <see cref="Limits.MaxWorkers"/>.</param>
    /// <exception cref="RegionException">As <see cref="RegionStore.Create"/>.</exception>
    public static ControlBlock Create(RegionStore store, int workers)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new ControlBlock(store.Create(Spec(workers)), workers);
    }

    /// <summary>Attaches the control region of a run.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="workers">As many as it was created for.</param>
    /// <exception cref="RegionException">As <see cref="RegionStore.Attach"/>.</exception>
    public static ControlBlock Attach(RegionStore store, int workers)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new ControlBlock(store.Attach(Spec(workers)), workers);
    }

    /// <summary>The words of a worker.</summary>
    /// <param name="worker">The worker's index.</param>
    /// <exception cref="ArgumentOutOfRangeException">The region has no such worker.</exception>
    /// <exception cref="ObjectDisposedException">The region is unmapped; words asked for earlier must not be used either.</exception>
    public ControlSlot Slot(int worker)
    {
        ObjectDisposedException.ThrowIf(_region.IsUnmapped, this);
        ArgumentOutOfRangeException.ThrowIfNegative(worker);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(worker, _slots.Length);
        return _slots[worker];
    }

    /// <inheritdoc/>
    public void Dispose() => _region.Dispose();
}
