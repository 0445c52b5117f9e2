using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>
/// Threads under the server's collector, sampled beside the others: where that can't be done, the exercise goes on without and says why.
/// </summary>
/// <param name="stop">Ends the waiting.</param>
internal sealed class OtherThreads(CancellationToken stop) : IDisposable
{
    private readonly List<OtherHeapSample> _samples = [];
    private OtherHeap? _heap;
    private IDisposable? _lastResort;

    /// <summary>Why there are no samples; null where there are.</summary>
    public string? Missing { get; private set; }

    /// <summary>What was sampled.</summary>
    public IReadOnlyList<OtherHeapSample> Samples => Missing is null ? _samples : [];

    /// <summary>Starts the helper.</summary>
    /// <param name="room">For whom.</param>
    /// <param name="plan">What it is to run.</param>
    public void Start(LabRoom room, RunPlan plan) => Try(() =>
    {
        _heap = OtherHeap.Start(plan.Partition.Rows, plan.Workers, plan.Ticks, room.Spec.Seed, stop);
        _lastResort = room.Around.LastResort.Add(_heap.Kill);
        if (!_heap.IsServer)
        {
            throw new OtherHeapException("the runtime gave it none, as where there is one CPU");
        }
    });

    /// <summary>Takes a sample.</summary>
    public void Take()
    {
        if (Missing is null && _heap is { } heap)
        {
            Try(() => _samples.Add(heap.Sample(stop)));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _heap?.Dispose();
        _lastResort?.Dispose();
    }

    private void Try(Action what)
    {
        try
        {
            what();
        }
        catch (OtherHeapException cause)
        {
            Missing = cause.Message;
        }
    }
}
