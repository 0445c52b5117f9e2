using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Steps;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Shared.Tests.Steps;

/// <summary>Threads in place of worker processes, each with its own mapping of one control region.</summary>
internal sealed class StepCrew : IDisposable
{
    public const int Slots = 8;

    /// <summary>Longer than a busy machine needs; a test that passes never waits so long.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly ControlBlock[] _attached;

    public StepCrew()
    {
        Control = ControlBlock.Create(_store, Slots);
        _attached = [.. Enumerable.Range(0, Slots).Select(_ => ControlBlock.Attach(_store, Slots))];
    }

    /// <summary>The coordinator's mapping.</summary>
    public ControlBlock Control { get; }

    public StepBarrier? Join(int worker, long spinNanoseconds = 0, Action? stillWaiting = null) =>
        StepBarrier.Join(_attached[worker], worker, new Watcher(new SpinBudget(spinNanoseconds, 0), HomeCpu.Unknown), stillWaiting ?? (static () => { }));

    /// <summary>Begins steps, joins them, and lets every worker work on a thread of its own.</summary>
    /// <returns>What each threw; null where it ended well.</returns>
    public Exception?[] Run(int workers, long spinNanoseconds, Action<int, StepBarrier?> work)
    {
        Control.BeginSteps(workers);
        StepBarrier?[] barriers = [.. Enumerable.Range(0, workers).Select(worker => Join(worker, spinNanoseconds))];
        Exception?[] thrown = new Exception?[workers];
        Thread[] threads = [.. barriers.Select((barrier, worker) => Start(() => thrown[worker] = Record.Exception(() => work(worker, barrier))))];
        bool areAllBack = Array.TrueForAll(threads, static thread => thread.Join(Limit));
        if (!areAllBack)
        {
            // Nobody may read words that are unmapped.
            Control.StepsBrokenBy.Write(1);
            Array.ForEach(threads, static thread => thread.Join(Limit));
        }

        Assert.True(areAllBack, "A worker did not come back.");
        return thrown;
    }

    public static Thread Start(ThreadStart work)
    {
        Thread thread = new(work) { IsBackground = true, Name = "step worker" };
        thread.Start();
        return thread;
    }

    public void Dispose()
    {
        Array.ForEach(_attached, static each => each.Dispose());
        Control.Dispose();
        _store.Dispose();
    }
}
