using System.Text.Json;
using ParallelMotion.Doubles;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Worker.Tests.Events;

/// <summary>What a worker says of itself while it obeys.</summary>
public sealed class SessionEventsTests : IDisposable
{
    private readonly ScriptedStream _stream = new();
    private readonly PipePair _pipe = new();
    private readonly MotionTable _table = new();
    private readonly ToldEvents _told = new();

    [Fact]
    public void It_says_once_which_worker_it_is_and_each_time_what_it_maps_and_lets_go_of()
    {
        Converse(_stream.Lay(Order()).Lay(new Execute(0, 1)).Lay(Order()).Lay(default(Shutdown)));

        Assert.Equal(["PostTaken", "ColumnsMapped", "ColumnsUnmapped", "ColumnsMapped", "ProcessLeaves"], _told.Names, StringComparer.Ordinal);
        Assert.Equal((1, 100, 300), Numbers(_told.All[0], "WorkerId", "RangeStart", "RangeEnd"));
        Assert.Equal("pos, vel", _told.All[1].GetProperty("Columns").GetString());
        Assert.Equal("it was told to", _told.All[^1].GetProperty("Reason").GetString());
    }

    [Fact]
    public void A_rehearsal_is_no_post()
    {
        Converse(_stream.Lay(Order() with { Worker = Attach.Nobody, Range = default }));

        Assert.Equal(["ProcessRehearsed", "ProcessLeaves"], _told.Names, StringComparer.Ordinal);
        Assert.False(_told.All[0].TryGetProperty("WorkerId", out _));
        Assert.Equal("the coordinator has closed its pipe", _told.All[^1].GetProperty("Reason").GetString());
    }

    [Fact]
    public void An_attach_that_it_cannot_obey_is_told_of_with_the_cause()
    {
        Converse(_stream.Lay(Order() with { Kernels = [new AttachedKernel("gravity", 0, ["pos", "vel"])] }));

        JsonElement refused = _told.All[0];
        Assert.Equal(("AttachRefused", "Error", "gravity"), (refused.GetProperty("EventName").GetString(), refused.GetProperty("@l").GetString(), refused.GetProperty("Kernel").GetString()));
    }

    [Fact]
    public void A_drill_is_told_of_before_it_strikes_and_a_kernel_that_throws_with_its_cause()
    {
        Converse(_stream.Lay(Order()).Lay(new Execute(0, 1)), FaultDrill.Parse("completed:1:throw"));

        Assert.Equal(["DrillStruck", "KernelThrew"], _told.Names.SkipWhile(static name => name is not "DrillStruck").Take(2), StringComparer.Ordinal);
        JsonElement threw = _told.All.Single(static each => each.GetProperty("@i").GetInt32() == 408);
        Assert.Contains("Fault drill: throw.", threw.GetProperty("Cause").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Between_attaches_nothing_is_told_however_many_orders_come()
    {
        _ = _stream.Lay(Order());
        for (int order = 0; order < 100; order++)
        {
            _ = _stream.Lay(new Execute(order, 1));
        }

        Converse(_stream);

        Assert.Equal(["PostTaken", "ColumnsMapped", "ProcessLeaves"], _told.Names, StringComparer.Ordinal);
    }

    public void Dispose()
    {
        _told.Dispose();
        _table.Dispose();
        _pipe.Dispose();
        _stream.Dispose();
    }

    private static (int First, int Second, int Third) Numbers(JsonElement told, string first, string second, string third) =>
        (told.GetProperty(first).GetInt32(), told.GetProperty(second).GetInt32(), told.GetProperty(third).GetInt32());

    private Attach Order() => _table.Order();

    private void Converse(Stream stream, FaultDrill? drill = null)
    {
        using PipeConnection pipe = PipeConnection.OfWorker(stream);
        using Session session = new(pipe, new PublishedProgress(_pipe.Hangup, _told.Writer), _ => drill ?? FaultDrill.Off, _told.Writer);
        session.Obey();
    }
}
