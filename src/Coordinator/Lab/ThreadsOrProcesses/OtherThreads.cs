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

    /// <summary>Why there are no samples, or no more of them; null where none is missing.</summary>
    public string? Missing { get; private set; }

    /// <summary>What was sampled, from the first round on: all rounds, or those before the helper was lost.</summary>
    public IReadOnlyList<OtherHeapSample> Samples => _samples;

    /// <summary>Starts the helper.</summary>
    /// <param name="room">For whom.</param>
    /// <param name="plan">What it is to run.</param>
    public void Start(LabRoom room, RunPlan plan) => Try(() =>
    {
        // Between the two a last resort would miss it; then the end of this process is that of its input.
        _heap = OtherHeap.Start(plan.Partition.Rows, plan.Workers, plan.Ticks, room.Spec.Seed);
        _lastResort = room.Around.LastResort.Add(_heap.Kill);
        _heap.WaitUntilReady(stop);
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
