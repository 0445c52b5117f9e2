using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;

namespace ParallelMotion.Coordinator.Live;

/// <summary>The workers that were replaced last. Behind the view's lock.</summary>
internal sealed class RestartList
{
    private const int Most = 50;

    private readonly List<LiveRestart> _last = [];

    /// <summary>How many there were at all.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one.</summary>
    /// <param name="restart">What there is to say of it.</param>
    /// <param name="at">When its death was noticed, in seconds since the job began.</param>
    public void Add(Restart restart, double at)
    {
        Count++;
        _last.Add(new LiveRestart(restart.Worker, restart.Cause, RunPlace.Of(restart).ToString(), restart.Tick, restart.RecoverySeconds, at));
        _last.RemoveRange(0, Math.Max(0, _last.Count - Most));
    }

    /// <summary>The last, in the order in which they were replaced.</summary>
    public IReadOnlyList<LiveRestart> Look() => [.. _last];
}
