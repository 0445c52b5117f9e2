using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Doubles;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class WorkerPostTests : IDisposable
{
    private readonly CrewGate _gate = new();
    private readonly WorkerLink _first = StandIn.Link(new ScriptedStream());
    private readonly WorkerLink _second = StandIn.Link(new ScriptedStream());
    private readonly List<WorkerPost> _vacated = [];
    private readonly WorkerPost _post;

    public WorkerPostTests()
    {
        _post = new WorkerPost(_first, _gate, _vacated.Add);
    }

    [Fact]
    public void An_answer_of_whoever_held_the_post_before_settles_nothing()
    {
        _gate.Within(() => _post.Owe(new Execute(0, 5, 1)));
        _gate.Within(() => _post.Fill(_second));

        Assert.False(_post.Settle(_first));
        Assert.NotNull(_post.Owed);
        Assert.True(_post.Settle(_second));
        Assert.Null(_post.Owed);
    }

    [Fact]
    public void A_loss_is_told_once_and_only_of_the_holder()
    {
        _post.Vacate(_second);
        _post.Vacate(_first);
        _post.Vacate(_first);

        Assert.Same(_post, Assert.Single(_vacated));
        Assert.True(_post.IsVacant);
        _gate.Within(() => Assert.False(_post.Owe(new Execute(0, 5, 1))));
    }

    [Fact]
    public async Task Whoever_waits_for_a_successor_goes_on_when_there_is_one()
    {
        Task waiting = Task.Factory.StartNew(
            () => _post.AwaitSuccessor(_first, _first.Loss()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _gate.Within(() => _post.Fill(_second));

        await waiting.WaitAsync(StandIn.Limit, TestContext.Current.CancellationToken);
        Assert.Same(_second, _post.Link);
    }

    [Fact]
    public void Whoever_waits_hears_why_there_will_be_none()
    {
        WorkerFailedException failure = new(3, "The range is poisonous.");
        Assert.True(_gate.TryFail(failure));
        Assert.False(_gate.TryFail(new WorkerFailedException(0, "later")));

        Assert.Same(failure, Assert.Throws<WorkerFailedException>(() => _post.AwaitSuccessor(_first, new WorkerFailedException(0, "lost"))));
    }

    [Fact]
    public void A_crew_that_leaves_looks_for_nobody()
    {
        _gate.Close();
        _post.Vacate(_first);

        Assert.Empty(_vacated);
        Assert.Equal("lost", Assert.Throws<WorkerFailedException>(() => _post.AwaitSuccessor(_first, new WorkerFailedException(0, "lost"))).Message);
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }
}
