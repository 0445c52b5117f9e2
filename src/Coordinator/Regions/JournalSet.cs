using System.Collections.Concurrent;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Regions;

/// <summary>The journals of all workers, in shared memory: one for each, as large as the largest tile of any of its runs.</summary>
/// <param name="store">The run's store.</param>
internal sealed class JournalSet(RegionStore store) : IDisposable
{
    // A successor may ask for its journal's size while the next run's journals are made.
    private readonly ConcurrentDictionary<int, MappedRegion> _regions = [];

    /// <summary>Makes room for a run's tiles, where there is none yet.</summary>
    /// <param name="plan">The run.</param>
    /// <exception cref="RegionException">Shared memory can't hold them; the store removes what was created.</exception>
    public void Reserve(RunPlan plan) => Reserve([plan]);

    /// <summary>Makes room for the tiles of several runs.</summary>
    /// <param name="plans">The runs.</param>
    /// <exception cref="RegionException">Shared memory can't hold them; the store removes what was created.</exception>
    public void Reserve(IReadOnlyCollection<RunPlan> plans)
    {
        foreach ((int worker, int bytes) in Needs(plans))
        {
            Reserve(worker, bytes);
        }
    }

    /// <summary>Bytes that the largest tile of each worker takes; without those who keep no journal.</summary>
    public static IEnumerable<(int Worker, int Bytes)> Needs(IReadOnlyCollection<RunPlan> plans) =>
        from plan in plans
        where plan.IsJournaled
        from worker in Enumerable.Range(0, plan.Workers)
        group plan.JournalBytesOf(worker) by worker into needs
        select (needs.Key, needs.Max());

    /// <summary>Takes over the journals of a run whose coordinator died, as they stand.</summary>
    /// <param name="bytes">By worker; 0 where there is none.</param>
    /// <exception cref="RegionException">One is not there, or not as it should be.</exception>
    public void Adopt(IReadOnlyList<int> bytes)
    {
        for (int worker = 0; worker < bytes.Count; worker++)
        {
            if (bytes[worker] > 0)
            {
                _regions[worker] = store.Attach(Journal.Spec(worker, bytes[worker]), RegionAccess.Whole);
            }
        }
    }

    /// <summary>Bytes of all journals, by worker; 0 where one has none.</summary>
    public IReadOnlyList<int> Bytes => [.. Enumerable.Range(0, _regions.Keys.DefaultIfEmpty(-1).Max() + 1).Select(BytesOf)];

    /// <summary>Bytes that a tile's written columns may take in a worker's journal; 0 where it has none.</summary>
    public int BytesOf(int worker) => _regions.TryGetValue(worker, out MappedRegion? region) ? Journal.ImageBytesOf(region.Spec) : 0;

    /// <summary>The tile that a worker has begun or done last; for whoever knows that it is dead.</summary>
    /// <returns>Null where it keeps no journal, or has none in it.</returns>
    public JournalEntry? LastOf(int worker) => _regions.TryGetValue(worker, out MappedRegion? region) ? Journal.Peek(region) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (MappedRegion region in _regions.Values)
        {
            region.Dispose();
        }
    }

    // A larger one beside the smaller: whoever is attached to that still writes there. The store removes both in the end.
    private void Reserve(int worker, int bytes)
    {
        if (BytesOf(worker) < bytes)
        {
            store.Discard(Journal.Spec(worker, bytes));
            MappedRegion larger = store.Create(Journal.Spec(worker, bytes));
            MappedRegion? smaller = _regions.GetValueOrDefault(worker);
            _regions[worker] = larger;
            smaller?.Dispose();
        }
    }
}
