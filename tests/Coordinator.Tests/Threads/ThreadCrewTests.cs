using System.Collections.Concurrent;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Threads;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Tests.Threads;

public sealed class ThreadCrewTests : IDisposable
{
    private const int Rows = 4099;
    private const int Ticks = 7;

    private readonly ThreadCrew _crew = new();

    public static TheoryData<int, int> Cases => new(from api in (DispatchApi[])[DispatchApi.Map, DispatchApi.ParallelFor, DispatchApi.Dataflow] from count in (int[])[1, 2, 3, 8] select ((int)api, count));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_range_goes_through_every_tick_once_in_order_by_whatever_call(int api, int count)
    {
        Calls kernel = new();

        double seconds = Run(kernel, count, ticksPerDispatch: 3, (DispatchApi)api);

        Assert.True(seconds > 0);
        RunPlan plan = Plan(kernel, count, 3);
        Assert.Equal(count, plan.Partition.Ranges.Length);
        Assert.All(plan.Partition.Ranges, range => Assert.Equal(Enumerable.Range(0, Ticks), kernel.TicksOf(range)));
        Assert.Equal(count * Ticks, kernel.Count);
    }

    [Fact]
    public void Dispatches_are_finished_one_after_the_other()
    {
        Heard heard = new();

        Run(new Calls(), 2, ticksPerDispatch: 3, progress: heard);

        Assert.Equal([3, 6, 7], heard.Ticks);
    }

    [Fact]
    public void Each_range_has_a_thread_of_its_own_which_stays_from_run_to_run()
    {
        Calls first = new();
        Calls second = new();

        Run(first, 3, ticksPerDispatch: 1);
        Run(second, 3, ticksPerDispatch: Ticks);

        Assert.Equal(3, first.Threads.Count);
        Assert.Equal(first.Threads.Order(), second.Threads.Order());
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, first.Threads);
    }

    [Theory]
    [InlineData((int)DispatchApi.Map)]
    [InlineData((int)DispatchApi.ParallelFor)]
    [InlineData((int)DispatchApi.Dataflow)]
    public void A_kernel_that_throws_ends_the_run_with_its_place_and_the_next_run_goes_well(int api)
    {
        RefusedException refused = Assert.Throws<RefusedException>(() => Run(new Calls { ThrowsAt = Ticks - 2 }, 2, ticksPerDispatch: 1, (DispatchApi)api));

        Assert.Contains("a kernel threw in thread ", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"tick={Ticks - 2}", refused.Message, StringComparison.Ordinal);
        Calls after = new();
        Run(after, 2, ticksPerDispatch: 1, (DispatchApi)api);
        Assert.Equal(2 * Ticks, after.Count);
    }

    [Fact]
    public void A_stop_ends_a_run_within_a_dispatch()
    {
        using CancellationTokenSource stop = new();
        Calls kernel = new() { At = (tick, _) => Cancel(tick, stop) };

        Assert.Throws<OperationCanceledException>(() => Run(kernel, 2, Ticks, stop: stop.Token));
        Assert.InRange(kernel.Count, 1, (2 * Ticks) - 1);
    }

    [Fact]
    public void Ranges_that_would_have_to_keep_step_are_refused()
    {
        RunPlan plan = Plan(new DiffuseKernel(), 2, Ticks);

        Assert.Contains("keep step", Assert.Throws<InvalidOperationException>(() => Run(plan, progress: null, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _crew.Dispose();

    private static void Cancel(int tick, CancellationTokenSource stop)
    {
        if (tick == 2)
        {
            stop.Cancel();
        }
    }

    private static RunPlan Plan(IKernel kernel, int count, int ticksPerDispatch) =>
        RunPlan.Serial(Schedule.Of(kernel, kernel.Columns), Rows, Ticks, dt: 0.1f).On(count, DispatchMode.Threads, ticksPerDispatch);

    private double Run(Calls kernel, int count, int ticksPerDispatch, DispatchApi api = DispatchApi.Map, IDispatchProgress? progress = null, CancellationToken? stop = null) =>
        Run(Plan(kernel, count, ticksPerDispatch) with { Api = api }, progress, stop ?? TestContext.Current.CancellationToken);

    private double Run(RunPlan plan, IDispatchProgress? progress, CancellationToken stop)
    {
        Dictionary<string, ScratchColumn> columns = plan.Schedule.Columns.ToDictionary(static use => use.Column, static use => new ScratchColumn(use.ElementType, Rows), StringComparer.Ordinal);
        return _crew.Run(plan, use => columns[use.Column], static (_, _) => throw new InvalidOperationException(), stop, progress);
    }

    private sealed class Heard : IDispatchProgress
    {
        public List<int> Ticks { get; } = [];

        public void Finished(int finishedTicks) => Ticks.Add(finishedTicks);
    }

    /// <summary>Notes who was called with what.</summary>
    private sealed class Calls : IKernel
    {
        private readonly ConcurrentQueue<(RowRange Range, int Tick, int Thread)> _all = new();

        public int? ThrowsAt { get; init; }

        public Action<int, RowRange>? At { get; init; }

        public string Name => "calls";

        public bool IsElementwise => true;

        public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>("a")];

        public int Count => _all.Count;

        public HashSet<int> Threads => [.. _all.Select(static call => call.Thread)];

        public IEnumerable<int> TicksOf(RowRange range) => _all.Where(call => call.Range == range).Select(static call => call.Tick);

        public void Run(KernelRows rows, Tick tick)
        {
            _all.Enqueue((rows.Range, tick.Number, Environment.CurrentManagedThreadId));
            At?.Invoke(tick.Number, rows.Range);
            if (tick.Number == ThrowsAt)
            {
                throw new InvalidOperationException("made to");
            }
        }
    }
}
