using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Runs;

public sealed class SegmentMergeTests : IDisposable
{
    private const int Seed = 20_261_133;
    private const int Rows = 4000;

    /// <summary>Behind the region's header.</summary>
    private const int CountAt = 65_536;

    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly SegmentSet _segments;

    public SegmentMergeTests()
    {
        _segments = SegmentSet.Create(_store, new SegmentPlan(["starved"], [40, 30, 20, 10]));
    }

    public void Dispose()
    {
        _segments.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void Segments_come_behind_each_other_in_the_order_of_workers_whoever_published_first()
    {
        Random random = new(Seed);
        SegmentMerge merge = new(_segments, "starved", workers: 4, Rows);
        for (int tick = 0; tick < 300; tick++)
        {
            int[][] found = [.. _segments.Of("starved").Select((segment, worker) => Ascending(random, worker * 1000, random.Next(segment.Capacity + 1)))];
            foreach (int worker in Enumerable.Range(0, 4).OrderBy(_ => random.Next()))
            {
                Publish(worker, found[worker]);
            }

            Assert.True(found.SelectMany(static rows => rows).SequenceEqual(merge.Merge().ToArray()), $"seed {Seed}, tick {tick}");
        }
    }

    [Fact]
    public void Workers_that_take_no_part_are_not_read()
    {
        Publish(0, 1, 2);
        Publish(1, 3);
        Publish(2, 4);

        Assert.Equal([1, 2, 3], new SegmentMerge(_segments, "starved", workers: 2, Rows).Merge().ToArray());
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(3, 10)]
    public void An_overflow_names_the_worker_what_it_needed_and_what_it_had(int worker, int capacity)
    {
        SegmentMerge merge = new(_segments, "starved", workers: 4, Rows);
        Publish(worker, [.. Enumerable.Range(0, capacity)]);
        Assert.Equal(capacity, merge.Merge().Length);

        Publish(worker, [.. Enumerable.Range(0, capacity + 7)]);

        TemporaryFolder.Refuses(
            ExitCode.TooLittleResource, () => merge.Merge(), $"segment starved because worker {worker} ", $"needed={capacity + 7}, capacity={capacity}", $"ask for {capacity + 7} at least");
    }

    [Theory]
    [InlineData(new[] { 1, 1 }, new int[0])]
    [InlineData(new[] { 2, 1 }, new int[0])]
    [InlineData(new[] { 1, 5 }, new[] { 5, 6 })]
    public void Rows_in_another_order_than_theirs_are_no_list(int[] first, int[] second)
    {
        Publish(0, first);
        Publish(1, second);

        TemporaryFolder.Refuses(ExitCode.Usage, () => new SegmentMerge(_segments, "starved", workers: 2, Rows).Merge(), "segment starved", "expected=ascending, each once");
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, Rows)]
    public void Rows_that_the_table_does_not_have_are_no_list(int first, int last)
    {
        Publish(0, first);
        Publish(1, last);

        TemporaryFolder.Refuses(ExitCode.Usage, () => new SegmentMerge(_segments, "starved", workers: 2, Rows).Merge(), $"first={first}, last={last}, expected=0 to 3999");
    }

    [Fact]
    public void A_count_that_no_worker_would_have_stored_is_that_workers_breach()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions are no files.");
        using (FileStream region = new(Path.Combine(_store.Place, "seg-starved-2"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            region.Position = CountAt;
            region.Write([.. Enumerable.Repeat((byte)0xFF, sizeof(long))]);
        }

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(() => new SegmentMerge(_segments, "starved", workers: 4, Rows).Merge().Length);

        Assert.Equal(2, failed.Worker);
        Assert.Contains("Worker 2 broke the protocol: segment=starved, published=-1, ", failed.Message, StringComparison.Ordinal);
    }

    private static int[] Ascending(Random random, int from, int count) => [.. Enumerable.Range(from, 900).OrderBy(_ => random.Next()).Take(count).Order()];

    private void Publish(int worker, params ReadOnlySpan<int> rows)
    {
        Segment segment = _segments.Of("starved")[worker];
        segment.ResumeAt(0);
        foreach (int row in rows)
        {
            segment.Append(row);
        }

        segment.Publish();
    }
}
