using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Tests.Workers;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

public sealed class RangeTasksTests : IDisposable
{
    private readonly List<WorkerLink> _links = [];
    private readonly Partition _partition = Partition.Split(1000, 2, sizeof(float));

    [Fact]
    public async Task A_task_is_done_once_it_is_waited_for()
    {
        RangeTasks tasks = new(Crew());

        Task<long> second = tasks.Submit(1, new Execute(0, 3, 1));
        Task<long> first = tasks.Submit(0, new Execute(0, 3, 1));
        Assert.False(first.IsCompleted || second.IsCompleted);
        tasks.Await(Task.WhenAll(first, second));

        Assert.Equal((1, 1), (await first, await second));
    }

    [Fact]
    public void Whoever_waits_for_one_may_submit_its_worker_again_while_the_other_is_at_work()
    {
        RangeTasks tasks = new(Crew());

        Task<long> first = tasks.Submit(0, new Execute(0, 1, 1));
        Task<long> other = tasks.Submit(1, new Execute(0, 1, 1));
        tasks.Await(first);
        Task<long> again = tasks.Submit(0, new Execute(1, 1, 2));
        Assert.False(other.IsCompleted || again.IsCompleted);

        tasks.Await(Task.WhenAll(other, again));
        Assert.True(other.IsCompletedSuccessfully && again.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_worker_that_owes_an_answer_is_not_told_another_order()
    {
        RangeTasks tasks = new(Crew());
        Task<long> owed = tasks.Submit(0, new Execute(0, 1, 1));

        Assert.Contains("worker=0", Assert.Throws<InvalidOperationException>(Again).Message, StringComparison.Ordinal);
        tasks.Await(owed);

        void Again() => _ = tasks.Submit(0, new Execute(1, 1, 2));
    }

    [Fact]
    public void Waiting_for_what_nobody_submitted_is_refused_and_not_waited_for()
    {
        TaskCompletionSource never = new();

        Assert.Throws<InvalidOperationException>(() => new RangeTasks(Crew()).Await(never.Task));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 3)]
    [InlineData(7, 100)]
    public void A_run_of_tasks_covers_every_tick_once_and_says_what_each_range_took(int ticks, int ticksPerDispatch)
    {
        RangeTimes times = new(workers: 2, dispatches: 10);
        Heard heard = new();

        RangeTasks.Run(Crew(), ticks, ticksPerDispatch, TestContext.Current.CancellationToken, heard, times);

        Assert.Equal(Enumerable.Range(1, (ticks + ticksPerDispatch - 1) / ticksPerDispatch).Select(round => Math.Min(ticks, round * ticksPerDispatch)), heard.Ticks);
        Assert.Equal([1e-9, 1e-9], times.Fastest);
    }

    [Fact]
    public void A_worker_that_did_something_else_fails_its_own_task_and_the_wait()
    {
        RangeTasks tasks = new(Crew(rowsTooMany: 1));

        Task<long> told = tasks.Submit(0, new Execute(0, 1, 1));
        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(() => tasks.Await(told));

        Assert.Equal(0, failed.Worker);
        Assert.True(told.IsFaulted);
    }

    public void Dispose() => _links.ForEach(static link => link.Dispose());

    private AttachedCrew Crew(int rowsTooMany = 0)
    {
        foreach (int worker in (int[])[0, 1])
        {
            _links.Add(StandIn.Link(new AnsweringWorker(_partition.Ranges[worker].Length + rowsTooMany).Coordinator, worker));
        }

        return LinkedCrew.Of(PipeChannel.Instance, _links, _partition);
    }

    private sealed class Heard : IDispatchProgress
    {
        public List<int> Ticks { get; } = [];

        public void Finished(int finishedTicks) => Ticks.Add(finishedTicks);
    }
}
