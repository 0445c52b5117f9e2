using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Regions;

/// <summary>The segments of all workers, in shared memory. Creates them all or none.</summary>
internal sealed class SegmentSet : IDisposable
{
    private readonly Dictionary<string, Segment[]> _byName = new(StringComparer.Ordinal);

    private SegmentSet()
    {
    }

    /// <summary>Creates them.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="plan">Which, and how large.</param>
    /// <exception cref="RegionException">Shared memory can't hold them; the store removes what was created.</exception>
    public static SegmentSet Create(RegionStore store, SegmentPlan plan)
    {
        SegmentSet set = new();
        try
        {
            foreach (string name in plan.Names)
            {
                Segment[] segments = new Segment[plan.Capacities.Length];
                set._byName.Add(name, segments);
                for (int worker = 0; worker < segments.Length; worker++)
                {
                    store.Discard(Segment.Spec(name, worker, plan.CapacityOf(worker)));
                    segments[worker] = Segment.Create(store, name, worker, plan.CapacityOf(worker));
                }
            }

            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    /// <summary>The segments of a name, by worker.</summary>
    public IReadOnlyList<Segment> Of(string name) => _byName[name];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Segment? segment in _byName.Values.SelectMany(static segments => segments))
        {
            segment?.Dispose();
        }
    }
}
