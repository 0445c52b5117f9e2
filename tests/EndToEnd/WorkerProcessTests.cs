using System.Diagnostics;
using System.IO.Pipes;
using ParallelMotion.EndToEnd.Harness;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Doorbells;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.EndToEnd;

/// <summary>A real worker, with the test in the coordinator's place.</summary>
public sealed class WorkerProcessTests : IDisposable
{
    private const int Rows = 100_000;
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly byte[] Token = [.. Enumerable.Range(0, Limits.TokenBytes).Select(static value => (byte)value)];

    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly ControlBlock _control;
    private readonly MappedRegion _pos;
    private readonly MappedRegion _vel;
    private readonly NamedPipeServerStream _server;
    private readonly Process _worker;
    private readonly PipeConnection _pipe;

    public WorkerProcessTests()
    {
        _control = ControlBlock.Create(_store, workers: 1);
        _pos = _store.Create(RegionSpec.Column("pos", ElementType.Float32, Rows));
        _vel = _store.Create(RegionSpec.Column("vel", ElementType.Float32, Rows));
        _server = new NamedPipeServerStream(_store.PipeName(0), PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly);
        ProcessStartInfo start = new(Path.Combine(CoordinatorRun.BuildFolder, "ParallelMotion.Worker"), ["0", _store.PipeName(0), "0"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(typeof(object).Assembly.Location, "..", "..", "..", ".."));
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        _worker = Process.Start(start)!;
        _worker.StandardInput.WriteLine(Convert.ToBase64String(Token));
        _worker.StandardInput.Flush();
        Assert.True(_server.WaitForConnectionAsync(TestContext.Current.CancellationToken).Wait(CoordinatorRun.Limit, TestContext.Current.CancellationToken));
        _pipe = PipeConnection.OfCoordinator(_server);
    }

    [Fact]
    public void It_says_who_it_is_attaches_runs_and_leaves()
    {
        _vel.Rows<float>(new RowRange(0, Rows)).Fill(2);
        Hello hello = Await<Hello>();
        Assert.Equal((Hello.CurrentVersion, 0, _worker.Id), (hello.ProtocolVersion, hello.Worker, hello.Pid));
        Assert.Equal(Token, hello.Token.ToArray());

        Attach(new RowRange(32, 1000), Sweep.Streaming);
        long before = _control.Slot(0).Progress.Read();
        _pipe.Send(new Execute(0, 3));
        Completed completed = Await<Completed>();
        _pipe.Send(default(Shutdown));

        Assert.Equal((3, 968), (completed.TickCount, completed.Rows));
        Assert.Equal(3 * 968, _control.Slot(0).Progress.Read() - before);
        Assert.Equal([0f, 3f, 3f, 0f], new[] { 31, 32, 999, 1000 }.Select(row => _pos.Rows<float>(new RowRange(row, row + 1))[0]));
        Assert.True(_worker.WaitForExit(CoordinatorRun.Limit));
        Assert.Equal(0, _worker.ExitCode);
    }

    [Fact]
    public void It_leaves_within_a_second_of_its_pipe_closing_in_the_middle_of_a_kernel()
    {
        StartEndlessKernel();

        _pipe.Dispose();

        Assert.True(_worker.WaitForExit(OneSecond));
    }

    [Fact]
    public void It_leaves_within_a_second_of_its_lifeline_ending_in_the_middle_of_a_kernel()
    {
        StartEndlessKernel();

        _worker.StandardInput.Close();

        Assert.True(_worker.WaitForExit(OneSecond));
    }

    [Fact]
    public void Its_computing_thread_alone_stays_on_the_cpu_it_is_given_until_it_is_given_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows a thread's CPUs in a file.");
        Await<Hello>();
        string before = AllowedCpus(_worker.Id);
        string cpu = before.Split('-', ',')[^1];

        Attach(Order(new RowRange(0, Rows), Sweep.Tiled) with { Cpu = int.Parse(cpu) });
        Dictionary<int, string> pinned = Directory.GetDirectories($"/proc/{_worker.Id}/task").Select(static task => int.Parse(Path.GetFileName(task))).ToDictionary(static task => task, AllowedCpus);
        Attach(Order(new RowRange(0, Rows), Sweep.Tiled));

        Assert.Equal(cpu, pinned[_worker.Id]);
        Assert.All(pinned.Where(task => task.Key != _worker.Id), task => Assert.Equal(before, task.Value));
        Assert.Equal(before, AllowedCpus(_worker.Id));
    }

    [Fact]
    [Trait("Length", "Long")]
    public void It_uses_no_cpu_a_second_after_the_last_ring()
    {
        ControlSlot slot = _control.Slot(0);
        Doorbell orders = new(slot.BellSequence, slot.WorkerParked);
        Doorbell answers = new(slot.AnswerSequence, slot.CoordinatorParked);
        Watcher watcher = new(new SpinBudget(SpinBudget.MaxNanoseconds, SpinBudget.MaxYields), HomeCpu.Unknown);
        Await<Hello>();
        Attach(Order(new RowRange(0, Rows), Sweep.Streaming) with { IsRung = true, Spin = new SpinBudget(SpinBudget.MaxNanoseconds, 0) });
        slot.BellTickCount.Write(1);
        for (int ring = 0; ring < 100; ring++)
        {
            orders.Ring();
            SharedWord.Fence();
            if (orders.OwesWake())
            {
                _pipe.Send(default(Wake));
            }

            long rung = Stopwatch.GetTimestamp();
            while (!answers.TryHear(watcher))
            {
                Assert.True(Stopwatch.GetElapsedTime(rung) < CoordinatorRun.Limit, $"Ring {ring} was not answered.");
            }
        }

        Assert.False(_worker.WaitForExit(OneSecond));
        TimeSpan before = CpuTime();
        Assert.False(_worker.WaitForExit(4 * OneSecond));

        Assert.Equal(1, slot.WorkerParked.Read());
        Assert.InRange((CpuTime() - before) / (4 * OneSecond), 0, 0.01);
    }

    [Fact]
    public void It_says_why_it_cannot_attach()
    {
        Await<Hello>();

        _pipe.Send(Order(new RowRange(0, Rows), Sweep.Tiled) with { Rows = Rows + 1 });

        Assert.Contains("rows=100000, expected=100001", Await<Failed>().Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _pipe.Dispose();
        _server.Dispose();
        if (!_worker.WaitForExit(0))
        {
            _worker.Kill();
            _worker.WaitForExit(CoordinatorRun.Limit);
        }

        _worker.Dispose();
        _pos.Dispose();
        _vel.Dispose();
        _control.Dispose();
        _store.Dispose();
    }

    private void StartEndlessKernel()
    {
        Await<Hello>();
        Attach(new RowRange(0, Rows), Sweep.Tiled);
        long before = _control.Slot(0).Progress.Read();
        _pipe.Send(new Execute(0, Limits.MaxTicks));
        while (_control.Slot(0).Progress.Read() == before)
        {
            Assert.False(_worker.HasExited);
            Thread.Yield();
        }
    }

    private TimeSpan CpuTime()
    {
        _worker.Refresh();
        return _worker.TotalProcessorTime;
    }

    private string AllowedCpus(int task)
    {
        const string Key = "Cpus_allowed_list:";
        return File.ReadLines($"/proc/{_worker.Id}/task/{task}/status").Single(static line => line.StartsWith(Key, StringComparison.Ordinal))[Key.Length..].Trim();
    }

    private void Attach(RowRange range, Sweep sweep) => Attach(Order(range, sweep));

    private void Attach(Attach order)
    {
        _pipe.Send(order);
        Await<Ready>();
    }

    private Attach Order(RowRange range, Sweep sweep) => new()
    {
        Run = _store.Run,
        Worker = 0,
        Place = _store.Place,
        Workers = 1,
        Rows = Rows,
        Range = range,
        Kernels = [new AttachedKernel("motion", 0, ["pos", "vel"])],
        Dt = 0.5f,
        Sweep = sweep,
        TileRows = 4096,
    };

    private T Await<T>() where T : IMessage<T>
    {
        Assert.True(_pipe.TryWait(out MessageKind kind));
        Assert.Equal(T.Kind, kind);
        return _pipe.Take<T>();
    }
}
