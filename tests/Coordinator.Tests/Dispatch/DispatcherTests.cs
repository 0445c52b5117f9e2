using System.Buffers;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Tests.Workers;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Doubles;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

public sealed class DispatcherTests : IDisposable
{
    private readonly List<string> _events = [];
    private readonly List<Execute> _orders = [];
    private readonly List<WorkerLink> _links = [];

    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 3)]
    [InlineData(10, 10)]
    [InlineData(7, 100)]
    [InlineData(1, 1)]
    public void Rounds_cover_every_tick_once_in_order(int ticks, int ticksPerDispatch)
    {
        Partition partition = Crew(workers: 1);

        Dispatcher.Run(ByPipe(partition), ticks, ticksPerDispatch, TestContext.Current.CancellationToken);

        Assert.Equal((ticks + ticksPerDispatch - 1) / ticksPerDispatch, _orders.Count);
        Assert.Equal(Enumerable.Range(0, ticks), _orders.SelectMany(order => Enumerable.Range(order.FirstTick, order.TickCount)));
        Assert.All(_orders.SkipLast(1), order => Assert.Equal(ticksPerDispatch, order.TickCount));
    }

    [Fact]
    public void All_are_told_before_the_first_answer_is_awaited_and_all_have_answered_before_the_next_round()
    {
        Partition partition = Crew(workers: 3);

        Dispatcher.Run(ByPipe(partition), ticks: 2, ticksPerDispatch: 1, TestContext.Current.CancellationToken);

        // Who is told first depends on the CPU that this thread happens to run on.
        Assert.Equal(12, _events.Count);
        foreach (string[] round in _events.Chunk(6))
        {
            Assert.Equal(["told 0", "told 1", "told 2"], round[..3].Order(StringComparer.Ordinal), StringComparer.Ordinal);
            Assert.Equal(["awaited 0", "awaited 1", "awaited 2"], round[3..], StringComparer.Ordinal);
        }
    }

    [Fact]
    public void What_each_workers_ticks_took_is_handed_on_in_every_dispatch()
    {
        Partition partition = Crew(workers: 2, (worker, order, rows) => new Completed(order.TickCount, 100 * (worker + 1) * order.TickCount, rows));
        HeardTimes times = new();

        Dispatcher.Run(ByPipe(partition), ticks: 5, ticksPerDispatch: 3, TestContext.Current.CancellationToken, progress: null, times);

        Assert.Equal([(0, 300), (1, 600), (0, 200), (1, 400)], times.All);
    }

    [Fact]
    public void An_answer_for_another_number_of_ticks_is_refused()
    {
        Partition partition = Crew(workers: 2, (order, rows) => new Completed(order.TickCount - 1, 1, rows));

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(
            () => Dispatcher.Run(ByPipe(partition), 10, 10, TestContext.Current.CancellationToken));

        Assert.Equal(0, failed.Worker);
        Assert.Contains("did something else than it was told: ticks=9, rows=512, expected=10 and 512", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_for_another_range_is_refused()
    {
        Partition partition = Crew(workers: 2, (order, rows) => new Completed(order.TickCount, 1, rows + 1));

        Assert.Throws<WorkerFailedException>(() => Dispatcher.Run(ByPipe(partition), 10, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Of_workers_that_waited_in_vain_for_another_the_others_own_words_are_told()
    {
        Partition partition = Crew(workers: 3, (worker, _, _) => worker == 2 ? Failed.Because("The kernel threw.") : Failed.For(2, "Cannot keep step."));

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(
            () => Dispatcher.Run(ByPipe(partition), 10, 10, TestContext.Current.CancellationToken));

        Assert.Equal((2, "Worker 2 failed: The kernel threw."), (failed.Worker, failed.Message));
        Assert.Equal(["awaited 0", "awaited 2"], _events.Where(static each => each.StartsWith("awaited", StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(200)]
    public void A_worker_that_blames_itself_or_one_that_did_well_or_nobody_there_is_believed_to_have_failed(int blamed)
    {
        Partition partition = Crew(workers: 3, (worker, order, rows) => worker == 1 ? Failed.For(blamed, "Cannot keep step.") : new Completed(order.TickCount, 1, rows));

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(
            () => Dispatcher.Run(ByPipe(partition), 10, 10, TestContext.Current.CancellationToken));

        Assert.Equal((1, "Worker 1 failed: Cannot keep step."), (failed.Worker, failed.Message));
    }

    [Fact]
    public void A_stop_is_heeded_between_rounds()
    {
        using CancellationTokenSource stop = new();
        Partition partition = Crew(workers: 1, (order, rows) =>
        {
            if (order.FirstTick == 2)
            {
                stop.Cancel();
            }

            return new Completed(order.TickCount, 1, rows);
        });

        Assert.Throws<OperationCanceledException>(() => Dispatcher.Run(ByPipe(partition), 10, 1, stop.Token));
        Assert.Equal(3, _orders.Count);
    }

    [Fact]
    public void A_round_trip_asks_for_no_ticks_and_counts_what_it_measures()
    {
        Partition partition = Crew(workers: 2);

        Coordinator.Measurements.RoundTrip trip = RoundTripMeter.Measure(ByPipe(partition), maxRounds: 2000, TestContext.Current.CancellationToken);

        Assert.All(_orders, order => Assert.Equal(new Execute(0, 0), order));
        Assert.Equal(2, trip.Workers);
        Assert.InRange(trip.Seconds.Count, 1000, 2000);
        Assert.Equal(2 * (500 + trip.Seconds.Count), _orders.Count);
    }

    [Fact]
    public void Rounds_over_real_pipes_allocate_nothing_once_warm()
    {
        Partition partition = Partition.Split(1000, 2, sizeof(float));
        foreach (int worker in (int[])[0, 1])
        {
            _links.Add(StandIn.Link(new AnsweringWorker(partition.Ranges[worker].Length).Coordinator, worker));
        }

        AttachedCrew crew = LinkedCrew.Of(PipeChannel.Instance, _links, partition);
        RangeTimes times = new(workers: 2, dispatches: 1200);
        Dispatcher.Run(crew, ticks: 200, ticksPerDispatch: 1, TestContext.Current.CancellationToken, progress: null, times);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Dispatcher.Run(crew, ticks: 1000, ticksPerDispatch: 1, TestContext.Current.CancellationToken, progress: null, times);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class HeardTimes : IDispatchTimes
    {
        public List<(int Worker, long Nanoseconds)> All { get; } = [];

        public void Heard(int worker, long nanoseconds, long at) => All.Add((worker, nanoseconds));
    }

    public void Dispose() => _links.ForEach(static link => link.Dispose());

    private AttachedCrew ByPipe(Partition partition) => LinkedCrew.Of(PipeChannel.Instance, _links, partition);

    private Partition Crew(int workers) => Crew(workers, static (order, rows) => new Completed(order.TickCount, 1, rows));

    private Partition Crew(int workers, Func<Execute, int, Completed> answer) => Crew(workers, (_, order, rows) => answer(order, rows));

    private Partition Crew(int workers, Func<int, Execute, int, object> answer)
    {
        Partition partition = Partition.Split(1000, workers, sizeof(float));
        for (int worker = 0; worker < workers; worker++)
        {
            int index = worker;
            ScriptedStream stream = new() { OnRead = () => _events.Add($"awaited {index}") };
            stream.OnSent = payload => Answer(stream, payload, index, order => answer(index, order, partition.Ranges[index].Length));
            _links.Add(StandIn.Link(stream, worker));
        }

        return partition;
    }

    private void Answer(ScriptedStream stream, ReadOnlySequence<byte> payload, int worker, Func<Execute, object> answer)
    {
        if (MessageCodec.KindOf(payload) == MessageKind.Execute)
        {
            Execute order = MessageCodec.Decode<Execute>(payload);
            _events.Add($"told {worker}");
            _orders.Add(order);
            _ = answer(order) is Failed failed ? stream.Lay(failed) : stream.Lay((Completed)answer(order));
        }
    }
}
