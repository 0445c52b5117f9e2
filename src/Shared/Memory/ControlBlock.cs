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
        StepParticipants = region.Word(ControlLayout.RunLine + (2 * sizeof(long)));
        OrderNumber = region.Word(ControlLayout.RunLine + (3 * sizeof(long)));
    }

    /// <summary>How many workers the region has lines for.</summary>
    public int Workers => _slots.Length;

    /// <summary>
    /// The last step that all who keep step have come to: the first worker's word to the others. Never falls, whatever runs
    /// begin and end.
    /// </summary>
    public SharedWord StepsReleased { get; }

    /// <summary>1 + the index of the worker that will take no more steps; 0 while all do.</summary>
    public SharedWord StepsBrokenBy { get; }

    /// <summary>How many workers keep step, from the first on; 0 before any run. The coordinator's word to all who join.</summary>
    public SharedWord StepParticipants { get; }

    /// <summary>
    /// The number of the last order that workers were told, or were about to be told: whoever goes on with the run of a dead
    /// coordinator begins with it. 0 before the first.
    /// </summary>
    public SharedWord OrderNumber { get; }

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
        return new ControlBlock(store.Attach(Spec(workers), RegionAccess.Whole), workers);
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

    /// <summary>
    /// Makes ready for a run whose workers keep step. Only the coordinator does, and only while no worker computes: each has
    /// answered what it was told, or is dead. (Otherwise one of the last run could be waiting still, for somebody who won't come.)
    /// </summary>
    /// <param name="participants">How many take part, from the first on.</param>
    public void BeginSteps(int participants)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(participants, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(participants, _slots.Length);
        StepsBrokenBy.Write(0);
        StepParticipants.Write(participants);
    }

    /// <inheritdoc/>
    public void Dispose() => _region.Dispose();
}
