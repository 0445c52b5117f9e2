using ParallelMotion.Doubles;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker.Tests;

/// <summary>Sessions side by side over one table, as worker processes would be.</summary>
public sealed class KeepingStepTests : IDisposable
{
    private const int Rows = 1000;
    private const int Seed = 20260721;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly PipePair _pipe = new();
    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly MappedRegion _heat;
    private readonly MappedRegion _next;
    private readonly ControlBlock _control;

    public KeepingStepTests()
    {
        _heat = _store.Create(RegionSpec.Column("heat", ElementType.Float32, Rows));
        _next = _store.Create(RegionSpec.Column("heat_next", ElementType.Float32, Rows));
        _control = ControlBlock.Create(_store, 4);
        Random random = new(Seed);
        foreach (ref float value in All(_heat))
        {
            value = random.NextSingle() * 100;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Several_ticks_of_one_dispatch_give_what_one_loop_over_the_table_gives(int workers)
    {
        float[] expected = [.. All(_heat)];
        for (int tick = 0; tick < 9; tick++)
        {
            expected = Tick(expected);
        }

        ScriptedStream[] streams = Converse(workers, drill: null, new Execute(0, 4), new Execute(4, 5));

        Assert.All(streams, static stream => Assert.Equal([MessageKind.Ready, MessageKind.Completed, MessageKind.Completed], stream.Sent));
        Assert.Equal(expected, All(_next).ToArray());

        // Between the ticks of a dispatch only, and never for one alone.
        Assert.Equal(workers == 1 ? 0 : 3 + 4, _control.StepsReleased.Read());
    }

    [Fact]
    public void Who_waits_for_a_worker_whose_kernel_threw_says_whose_fault_it_is()
    {
        ScriptedStream[] streams = Converse(4, "step:3:throw:2", new Execute(0, 10));

        Assert.Equal(["Itself", "2", "2", "2"], streams.Select(static stream => stream.Message<Failed>(1).Culprit).Select(Name).Order(StringComparer.Ordinal).Reverse(), StringComparer.Ordinal);
        Assert.Contains("Fault drill: throw.", streams[2].Message<Failed>(1).Message, StringComparison.Ordinal);
        Assert.Contains("worker 2 takes no more steps", streams[0].Message<Failed>(1).Message, StringComparison.Ordinal);

        static string Name(int culprit) => culprit == Failed.Itself ? nameof(Failed.Itself) : $"{culprit}";
    }

    [Fact]
    public void After_a_run_that_broke_off_the_next_keeps_step_again_with_others_too()
    {
        _ = Converse(3, "step:2:throw:0", new Execute(0, 10));
        ScriptedStream[] streams = Converse(4, drill: null, new Execute(0, 10));

        Assert.All(streams, static stream => Assert.Equal(MessageKind.Completed, stream.Sent.Last()));
        Assert.Equal(1 + 9, _control.StepsReleased.Read());
    }

    [Fact]
    public void Without_a_run_begun_nobody_attaches_to_a_kernel_that_keeps_step()
    {
        using ScriptedStream stream = new();
        Obey(stream.Lay(Order(0, 1)), FaultDrill.Off);

        Assert.Contains("Cannot keep step because the control region asks for other workers: participants=0", stream.Message<Failed>(0).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 2, false)]
    [InlineData(0, 3, true)]
    [InlineData(3, 2, true)]
    public void A_drill_spoils_the_column_that_is_read_next(int firstTick, int ticks, bool isSecond)
    {
        _control.BeginSteps(1);
        using Attachment attachment = Attachment.To(Order(0, 1), new PublishedProgress(_pipe.Hangup, EventWriter.Silent), FaultDrill.Off, EventWriter.Silent);
        attachment.Run(new Execute(firstTick, ticks));
        (float heat, float next) = (All(_heat)[0], All(_next)[0]);
        attachment.Corrupt();

        Assert.Equal((!isSecond, isSecond), (heat != All(_heat)[0], next != All(_next)[0]));
    }

    public void Dispose()
    {
        _control.Dispose();
        _heat.Dispose();
        _next.Dispose();
        _store.Dispose();
        _pipe.Dispose();
    }

    // All have answered a message before any is told the next, as the coordinator sees to.
    private ScriptedStream[] Converse(int workers, string? drill, params Execute[] orders)
    {
        _control.BeginSteps(workers);
        using Barrier answered = new(workers);
        ScriptedStream[] streams = [.. Enumerable.Range(0, workers).Select(worker => Script(answered, Order(worker, workers), orders))];
        Thread[] threads = [.. streams.Select((stream, worker) => new Thread(() => Obey(stream, FaultDrill.Parse(drill).For(worker))) { IsBackground = true })];
        Array.ForEach(threads, static thread => thread.Start());
        Assert.All(threads, static thread => Assert.True(thread.Join(Limit), "A worker did not come back."));
        return streams;
    }

    private static ScriptedStream Script(Barrier answered, Attach attach, Execute[] orders)
    {
        int reads = 0;
        ScriptedStream stream = new();
        _ = stream.Lay(attach);
        Array.ForEach(orders, order => stream.Lay(order));
        stream.OnRead = () => Assert.True(++reads == 1 || answered.SignalAndWait(Limit));
        return stream;
    }

    private void Obey(ScriptedStream stream, FaultDrill drill)
    {
        using PipeConnection pipe = PipeConnection.OfWorker(stream);
        using Session session = new(pipe, new PublishedProgress(_pipe.Hangup, EventWriter.Silent), _ => drill, EventWriter.Silent);
        session.Obey();
    }

    private Attach Order(int worker, int workers) => new()
    {
        Run = _store.Run,
        Worker = worker,
        Place = _store.Place,
        Workers = 4,
        Rows = Rows,
        Range = Partition.Split(Rows, workers, sizeof(float)).Ranges[worker],
        Kernels = [new AttachedKernel("diffuse", 0, ["heat", "heat_next"])],
        Dt = 1f / 30,
        Sweep = Sweep.Streaming,
        TileRows = 4096,
    };

    private static float[] Tick(float[] now)
    {
        float rate = 1f / 30 * 7.5f;
        float[] next = [.. now];
        for (int row = 1; row < now.Length - 1; row++)
        {
            float gap = (now[row - 1] - now[row]) + (now[row + 1] - now[row]);
            next[row] = now[row] + (rate * gap);
        }

        return next;
    }

    private static Span<float> All(MappedRegion column) => column.Rows<float>(new RowRange(0, Rows));
}
