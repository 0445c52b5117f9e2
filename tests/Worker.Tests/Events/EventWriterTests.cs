using ParallelMotion.Shared.Events;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker.Tests.Events;

public sealed class EventWriterTests
{
    [Fact]
    public void What_is_below_the_wanted_level_is_not_even_begun()
    {
        EventWriter events = new(Stream.Null, WorkerEventLevel.Warning);

        Assert.Null(events.Begin(WorkerEvents.Mapped));
        Assert.Null(events.Begin(WorkerEvents.Up));
        Assert.NotNull(events.Begin(WorkerEvents.DrillStruck));
        Assert.Null(EventWriter.Silent.Begin(WorkerEvents.KernelThrew));
    }

    [Fact]
    public void Events_carry_the_process_and_from_when_it_is_known_the_worker()
    {
        using ToldEvents told = new();
        told.Writer.Begin(WorkerEvents.Up)!.Write();
        Assert.True(told.Writer.Become(3));
        Assert.False(told.Writer.Become(3));
        told.Writer.Begin(WorkerEvents.Up)!.Write();

        Assert.All(told.All, static each => Assert.Equal(Environment.ProcessId, each.GetProperty("ProcessId").GetInt32()));
        Assert.False(told.All[0].TryGetProperty("WorkerId", out _));
        Assert.Equal(3, told.All[1].GetProperty("WorkerId").GetInt32());
    }

    [Fact]
    public void A_process_leaves_once_for_the_first_reason()
    {
        using ToldEvents told = new();
        told.Writer.Leaves("it was told to");
        told.Writer.Leaves("its lifeline has ended");

        Assert.Equal("it was told to", Assert.Single(told.All).GetProperty("Reason").GetString());
    }

    [Fact]
    public void Where_nobody_reads_any_more_nothing_is_thrown()
    {
        using MemoryStream closed = new();
        closed.Dispose();

        Assert.Null(Record.Exception(() => new EventWriter(closed, WorkerEventLevel.Debug).Begin(WorkerEvents.Up)!.Write()));
    }
}
