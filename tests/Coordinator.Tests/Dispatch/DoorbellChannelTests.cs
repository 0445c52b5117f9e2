using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Tests.Workers;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

/// <summary>The coordinator's end of doorbells, with threads that answer at the other end.</summary>
public sealed class DoorbellChannelTests : IDisposable
{
    private const int Workers = 2;

    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly ControlBlock _control;
    private readonly Partition _partition = Partition.Split(1000, Workers, sizeof(float));
    private readonly List<RingingWorker> _workers = [];
    private readonly List<WorkerLink> _links = [];

    public DoorbellChannelTests()
    {
        _control = ControlBlock.Create(_store, Workers);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(20_000, 0)]
    public void Every_round_is_answered_by_all_however_long_anybody_watches(long nanoseconds, int yields)
    {
        AttachedCrew crew = Crew(new SpinBudget(nanoseconds, yields));

        Dispatcher.Run(crew, ticks: 2000, ticksPerDispatch: 1, TestContext.Current.CancellationToken);

        Assert.All(_workers, worker => Assert.Equal((2000, 2000), (worker.Rounds, worker.Ticks)));
        Assert.All(_links, link => Assert.Equal((2000, false), (link.Asked, link.IsAwaited)));
        Assert.All(Enumerable.Range(0, Workers), worker => Assert.Equal(0, _control.Slot(worker).CoordinatorParked.Read()));
    }

    [Fact]
    public void Rounds_allocate_nothing_once_warm()
    {
        AttachedCrew crew = Crew(SpinBudget.None);

        // Long enough for wakes to fill a buffer of 4 KiB: the second one is made then, and both are used in turn from there on.
        Dispatcher.Run(crew, ticks: 3000, ticksPerDispatch: 1, TestContext.Current.CancellationToken);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Dispatcher.Run(crew, ticks: 1000, ticksPerDispatch: 1, TestContext.Current.CancellationToken);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_worker_that_dies_ends_the_wait_for_its_answer()
    {
        Crew(SpinBudget.None);
        _workers[1].Dispose();

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(
            () => Dispatcher.Run(AttachedTo(SpinBudget.None), 10, 1, TestContext.Current.CancellationToken));

        Assert.Equal(1, failed.Worker);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(SpinBudget.MaxNanoseconds, SpinBudget.MaxYields)]
    public void A_failure_lies_in_the_pipe_whether_it_was_watched_for_or_slept_for(long nanoseconds, int yields)
    {
        AttachedCrew crew = Crew(new SpinBudget(nanoseconds, yields));
        _workers[1].FailsNext = true;

        WorkerFailedException? failed = null;
        try
        {
            Dispatcher.Run(crew, 10, 1, TestContext.Current.CancellationToken);
        }
        catch (WorkerFailedException cause)
        {
            failed = cause;
        }

        Assert.Equal("Worker 1 failed: as the test asked", failed?.Message);
    }

    [Theory]
    [InlineData(-1, 1, 512)]
    [InlineData(1, -1, 512)]
    [InlineData(1, 1, -1)]
    [InlineData(Limits.MaxTicks + 1L, 1, 512)]
    public void An_answer_that_nobody_can_have_given_is_refused(long ticks, long nanoseconds, long rows)
    {
        ControlSlot slot = _control.Slot(0);
        slot.AnswerTickCount.Write(ticks);
        slot.AnswerNanoseconds.Write(nanoseconds);
        slot.AnswerRows.Write(rows);

        Assert.Throws<WorkerFailedException>(() => new DoorbellEnd(0, slot).Answer);
    }

    [Fact]
    public void Words_that_are_not_shared_are_found_out_before_the_first_order()
    {
        DoorbellEnd deaf = new(0, _control.Slot(0));
        deaf.Knock();

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(deaf.RequireShared);

        Assert.Contains("knock=1, answered=0, expected=the same. Use --dispatch per-tick or per-run.", failed.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        // The links close the pipes, which ends the threads; nobody may touch the region after that.
        _links.ForEach(static link => link.Dispose());
        _workers.ForEach(static worker => worker.Dispose());
        _control.Dispose();
        _store.Dispose();
    }

    private AttachedCrew Crew(SpinBudget spin)
    {
        for (int worker = 0; worker < Workers; worker++)
        {
            RingingWorker other = new(_control.Slot(worker), _partition.Ranges[worker].Length, spin);
            _workers.Add(other);
            WorkerLink link = StandIn.Link(other.Coordinator, worker);
            link.Bell = new DoorbellEnd(worker, _control.Slot(worker));
            _links.Add(link);
        }

        return AttachedTo(spin);
    }

    private AttachedCrew AttachedTo(SpinBudget spin) => LinkedCrew.Of(new DoorbellChannel(new Watcher(spin, HomeCpu.Unknown)), _links, _partition);
}
