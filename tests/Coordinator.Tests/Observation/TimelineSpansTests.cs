using System.Diagnostics;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Observation;

public sealed class TimelineSpansTests
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public void Everybody_does_one_thing_at_a_time_without_a_gap()
    {
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed={seed}");
        Random random = new(seed);
        for (int round = 0; round < 200; round++)
        {
            int workers = random.Next(1, 5);
            DispatchRecord record = Randomly(random, workers, out double[] computed);
            IReadOnlyList<TimelineSpan> spans = TimelineSpans.Of(record, []);

            Assert.All(spans.GroupBy(static span => span.Worker), AssertWithoutGaps);
            for (int worker = 0; worker < workers; worker++)
            {
                Assert.Equal(computed[worker], Total(spans, worker, TimelineState.Computing), precision: 9);
            }
        }
    }

    [Fact]
    public void The_coordinator_tells_and_then_waits_for_the_last_answer()
    {
        DispatchRecord record = new(workers: 2, most: 4);
        Dispatch(record, begun: 10, ended: 12, heard: 20, 3, 5);

        TimelineSpan[] coordinator = [.. TimelineSpans.Of(record, []).Where(static span => span.Worker is null)];

        Assert.Equal([TimelineState.Telling, TimelineState.Waiting], coordinator.Select(static span => span.State));
        Assert.Equal(0.002, coordinator[0].ToSeconds, precision: 9);
        Assert.Equal(0.010, coordinator[1].ToSeconds, precision: 9);
    }

    [Fact]
    public void Whoever_died_computed_until_then_and_its_successor_from_when_it_had_the_place()
    {
        DispatchRecord record = new(workers: 2, most: 4);
        Dispatch(record, begun: 0, ended: 1, heard: 100, 20, 30);

        TimelineSpan[] second = [.. TimelineSpans.Of(record, [new Recovery(1, Ticks(11), Ticks(61))]).Where(static span => span.Worker == 1)];

        Assert.Equal([TimelineState.Waiting, TimelineState.Computing, TimelineState.Recovering, TimelineState.Computing, TimelineState.Waiting], second.Select(static span => span.State));
        Assert.Equal([0.001, 0.011, 0.061, 0.091, 0.1], second.Select(static span => Math.Round(span.ToSeconds, 6)));
    }

    [Fact]
    public void A_sample_that_broke_off_ends_with_what_was_heard()
    {
        DispatchRecord record = new(workers: 1, most: 4);
        Dispatch(record, begun: 0, ended: 1, heard: 5, 2);
        record.Told(new Execute(1, 1, 2), Ticks(6), Ticks(7));

        Assert.Equal(0.007, TimelineSpans.Of(record, []).Max(static span => span.ToSeconds), precision: 9);
    }

    [Fact]
    public void Nobody_does_two_things_at_once_whenever_a_death_was_noticed_and_healed()
    {
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed={seed}");
        Random random = new(seed);
        for (int round = 0; round < 500; round++)
        {
            DispatchRecord record = Randomly(random, workers: 2, out _);
            Recovery[] recoveries = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Randomly(random))];

            Assert.All(TimelineSpans.Of(record, recoveries).GroupBy(static span => span.Worker), AssertWithoutGaps);
        }
    }

    [Fact]
    public void Whoever_has_not_answered_when_a_sample_breaks_off_was_computing()
    {
        DispatchRecord record = new(workers: 2, most: 4);
        record.Told(new Execute(0, 1, 1), Ticks(0), Ticks(1));
        record.Heard(0, 2 * Millisecond, Ticks(9));

        Assert.Equal(0.008, Total(TimelineSpans.Of(record, []), worker: 1, TimelineState.Computing), precision: 9);
    }

    [Fact]
    public void Dispatches_beyond_the_room_are_left_out()
    {
        DispatchRecord record = new(workers: 1, most: 2);
        for (int dispatch = 0; dispatch < 5; dispatch++)
        {
            Dispatch(record, 10 * dispatch, (10 * dispatch) + 1, (10 * dispatch) + 9, 5);
        }

        Assert.Equal(2, record.Count);
        Assert.Equal(0.019, TimelineSpans.Of(record, []).Max(static span => span.ToSeconds), precision: 9);
    }

    private static void AssertWithoutGaps(IEnumerable<TimelineSpan> spans)
    {
        double at = 0;
        foreach (TimelineSpan span in spans)
        {
            Assert.Equal(at, span.FromSeconds, precision: 9);
            Assert.True(span.ToSeconds > span.FromSeconds);
            at = span.ToSeconds;
        }
    }

    private static double Total(IEnumerable<TimelineSpan> spans, int worker, TimelineState state) =>
        spans.Where(span => span.Worker == worker && span.State == state).Sum(static span => span.ToSeconds - span.FromSeconds);

    private static Recovery Randomly(Random random)
    {
        long noticed = random.Next(0, 5000);
        return new Recovery(1, Ticks(noticed), Ticks(noticed + random.Next(0, 3000)));
    }

    private static DispatchRecord Randomly(Random random, int workers, out double[] computed)
    {
        DispatchRecord record = new(workers, most: 16);
        computed = new double[workers];
        long at = 0;
        for (int dispatch = random.Next(1, 16); dispatch > 0; dispatch--)
        {
            // Back to back: whatever lies between two dispatches of the coordinator's time belongs to neither.
            long ended = at + random.Next(1, 100);
            long[] took = [.. Enumerable.Range(0, workers).Select(_ => (long)random.Next(1, 1000))];
            long heard = ended + took.Max() + random.Next(0, 100);
            Dispatch(record, at, ended, heard, took);
            for (int worker = 0; worker < workers; worker++)
            {
                computed[worker] += took[worker] * 1e-3;
            }

            at = heard;
        }

        return record;
    }

    // All in milliseconds.
    private static void Dispatch(DispatchRecord record, long begun, long ended, long heard, params long[] computed)
    {
        record.Told(new Execute(0, 1, 1), Ticks(begun), Ticks(ended));
        for (int worker = 0; worker < computed.Length; worker++)
        {
            record.Heard(worker, computed[worker] * Millisecond, Ticks(heard));
        }
    }

    private static long Ticks(long milliseconds) => milliseconds * Stopwatch.Frequency / 1000;
}
