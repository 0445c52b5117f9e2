using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Doubles;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class WatchdogTests : IDisposable
{
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(1);

    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly ControlBlock _control;
    private readonly ListLogger<Watchdog> _log = new();
    private readonly ScriptedStream _stream = new();
    private readonly WorkerProcess _process;
    private readonly WorkerLink _link;

    public WatchdogTests()
    {
        _control = ControlBlock.Create(_store, 1);
        _process = StandIn.Start(StandIn.Obedient);
        _link = new WorkerLink(0, _process, PipeConnection.OfCoordinator(_stream));
    }

    [Fact]
    public void A_worker_that_owes_an_answer_and_stands_still_is_killed_and_who_waits_hears_why()
    {
        _ = _link.TryAsk(new Execute(0, 1));
        using (Watch())
        {
            Assert.True(_process.Exited.WaitHandle.WaitOne(StandIn.Limit));
        }

        // It kills before it logs; disposed of, it has done both.
        Assert.Contains("It was killed because it made no progress for ", Assert.Throws<WorkerFailedException>(() => _link.Await<Completed>()).Message, StringComparison.Ordinal);
        Assert.Contains("Worker 0 made no progress", Assert.Single(_log.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_progresses_lives_and_dies_when_it_stops_progressing()
    {
        _ = _link.TryAsk(new Execute(0, 1));
        using Watchdog watchdog = Watch();
        for (int step = 1; step <= 20; step++)
        {
            _control.Slot(0).Progress.Write(step);
            Assert.False(_process.Exited.WaitHandle.WaitOne(StallLimit / 10));
        }

        Assert.True(_process.Exited.WaitHandle.WaitOne(StandIn.Limit));
    }

    [Fact]
    public void A_worker_that_owes_nothing_may_stand_still()
    {
        using Watchdog watchdog = Watch();
        Assert.False(_process.Exited.WaitHandle.WaitOne(StallLimit * 2));

        // Asked again and again, it is given the whole limit each time.
        for (int round = 1; round <= 15; round++)
        {
            _ = _link.TryAsk(new Execute(0, 0));
            _ = _stream.Lay(new Completed(0, 1, 0));
            Assert.False(_process.Exited.WaitHandle.WaitOne(StallLimit / 10));
            _ = _link.Await<Completed>();
        }

        Assert.Empty(_log.Messages);
    }

    [Fact]
    public void A_worker_that_has_answered_may_stand_still_though_nobody_has_read_it()
    {
        using Watchdog watchdog = Watch();
        _ = _link.TryAsk(new Execute(0, 1));
        _control.Slot(0).Answered.Write(1);

        Assert.False(_process.Exited.WaitHandle.WaitOne(StallLimit * 2));

        // The next order is owed again.
        _ = _link.TryAsk(new Execute(1, 1));
        Assert.True(_process.Exited.WaitHandle.WaitOne(StandIn.Limit));
    }

    [Fact]
    public void Disposing_ends_the_watch()
    {
        Watch().Dispose();
        _ = _link.TryAsk(new Execute(0, 1));

        Assert.False(_process.Exited.WaitHandle.WaitOne(StallLimit * 2));
    }

    public void Dispose()
    {
        _link.Dispose();
        _stream.Dispose();
        _control.Dispose();
        _store.Dispose();
    }

    private Watchdog Watch() => new([new WorkerPost(_link, new CrewGate())], _control, StallLimit, _log);
}
