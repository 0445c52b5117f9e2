using ParallelMotion.Shared.Doorbells;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Tests.Memory;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Shared.Tests.Doorbells;

public sealed class DoorbellTests : IDisposable
{
    private readonly RegionRun _run = new();
    private readonly ControlBlock _control;
    private readonly ControlSlot _slot;

    public DoorbellTests()
    {
        _control = ControlBlock.Create(_run.Creator, 1);
        _slot = _control.Slot(0);
    }

    [Fact]
    public void A_ring_is_heard_once_with_what_was_written_before_it()
    {
        (Doorbell ringer, Doorbell listener) = Ends();
        Assert.False(listener.TryHear(Watcher.Glance()));

        _slot.BellTickCount.Write(7);
        ringer.Ring();

        Assert.True(listener.TryHear(Watcher.Glance()));
        Assert.Equal(7, _slot.BellTickCount.Read());
        Assert.Equal(ringer.Last, listener.Last);
        Assert.False(listener.TryHear(Watcher.Glance()));
    }

    [Fact]
    public void What_was_rung_before_a_listener_came_is_not_heard()
    {
        new Doorbell(_slot.BellSequence, _slot.WorkerParked).Ring();

        Assert.False(new Doorbell(_slot.BellSequence, _slot.WorkerParked).TryHear(Watcher.Glance()));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_sequence_that_goes_anywhere_but_one_up_is_a_breach(long sequence)
    {
        (_, Doorbell listener) = Ends();
        _slot.BellSequence.Write(sequence);

        ProtocolException breach = Assert.Throws<ProtocolException>(() => listener.TryHear(Watcher.Glance()));

        Assert.Contains($"sequence={sequence}, expected=1", breach.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_parked_is_owed_one_wake()
    {
        (Doorbell ringer, Doorbell listener) = Ends();

        Assert.True(listener.Park());
        ringer.Ring();

        Assert.True(ringer.OwesWake());
        Assert.False(ringer.OwesWake());
        listener.Unpark();
        Assert.True(listener.TryHear(Watcher.Glance()));
    }

    [Fact]
    public void Nobody_who_watches_is_owed_a_wake()
    {
        (Doorbell ringer, _) = Ends();

        ringer.Ring();

        Assert.False(ringer.OwesWake());
    }

    [Fact]
    public void Nobody_sleeps_through_a_ring_that_came_before_it_parked_and_no_wake_is_owed()
    {
        (Doorbell ringer, Doorbell listener) = Ends();
        ringer.Ring();

        Assert.False(listener.Park());

        Assert.False(ringer.OwesWake());
        Assert.True(listener.TryHear(Watcher.Glance()));
    }

    [Fact]
    public void Whoever_was_woken_by_another_message_is_owed_no_wake_any_more()
    {
        (Doorbell ringer, Doorbell listener) = Ends();
        Assert.True(listener.Park());

        listener.Unpark();
        ringer.Ring();

        Assert.False(ringer.OwesWake());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 20)]
    [InlineData(50_000, 0)]
    [InlineData(SpinBudget.MaxNanoseconds, SpinBudget.MaxYields)]
    public void Watching_ends_within_its_budget_when_nothing_comes(long nanoseconds, int yields)
    {
        (_, Doorbell listener) = Ends();

        Assert.False(listener.TryHear(new Watcher(new SpinBudget(nanoseconds, yields), HomeCpu.Unknown)));
    }

    public void Dispose()
    {
        _control.Dispose();
        _run.Dispose();
    }

    private (Doorbell Ringer, Doorbell Listener) Ends() =>
        (new Doorbell(_slot.BellSequence, _slot.WorkerParked), new Doorbell(_slot.BellSequence, _slot.WorkerParked));
}
