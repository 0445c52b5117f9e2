using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Regions;

public sealed class SegmentSetTests : IDisposable
{
    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Every_worker_has_one_of_each_name_with_its_own_room_where_a_worker_looks_for_it()
    {
        using SegmentSet set = SegmentSet.Create(_store, new SegmentPlan(["born", "starved"], [5, 3]));
        foreach (string name in new[] { "born", "starved" })
        {
            Assert.Equal([5, 3], set.Of(name).Select(static segment => segment.Capacity));
            for (int worker = 0; worker < 2; worker++)
            {
                using RegionStore opened = RegionStore.OpenAt(_store.Run, _store.Place);
                using Segment attached = Segment.Attach(opened, name, worker, set.Of(name)[worker].Capacity);
                attached.Append(worker);
                attached.Publish();

                Assert.Equal([worker], set.Of(name)[worker].Read().ToArray());
            }
        }
    }

    [Fact]
    public void Without_segments_nothing_is_created()
    {
        using SegmentSet set = SegmentSet.Create(_store, SegmentPlan.None);

        Assert.Throws<KeyNotFoundException>(() => set.Of("starved"));
    }

    [Fact]
    public void A_segment_that_cannot_be_created_leaves_none_that_its_store_does_not_remove()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions are no files.");

        Assert.Throws<RegionException>(() => SegmentSet.Create(_store, new SegmentPlan(["born", "a/b"], [5])));
        string place = _store.Place;
        _store.Dispose();

        Assert.False(Directory.Exists(place));
    }
}
