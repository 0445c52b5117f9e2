using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// Kills a worker that owes an answer and makes no progress. The thread that waits for it is blocked in a read without a
/// limit (a limit would slow every read down); the death closes the pipe, and that ends the read.
/// <para>On its own thread, since a starved thread pool must not look like a hang; on the monotonic clock.</para>
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestRound = 2 * Interval;
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<WorkerPost> _workers;
    private readonly ControlBlock _control;
    private readonly TimeSpan _stallLimit;
    private readonly ILogger _log;
    private readonly Sign[] _lastSigns;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    /// <summary>Starts watching.</summary>
    /// <param name="workers">Whom.</param>
    /// <param name="control">Where their progress stands.</param>
    /// <param name="stallLimit">How long one may stand still.</param>
    /// <param name="log">Where a kill is logged.</param>
    public Watchdog(IReadOnlyList<WorkerPost> workers, ControlBlock control, TimeSpan stallLimit, ILogger log)
    {
        _workers = workers;
        _control = control;
        _stallLimit = stallLimit;
        _log = log;
        _lastSigns = new Sign[workers.Count];
        _thread = new Thread(Watch) { IsBackground = true, Name = "watchdog" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        if (_thread.Join(JoinLimit))
        {
            _stop.Dispose();
        }
    }

    private void Watch()
    {
        long lastRound = Stopwatch.GetTimestamp();
        while (!_stop.Wait(Interval))
        {
            // A process that was itself suspended (Ctrl-Z, a paused machine) has seen nothing meanwhile: it must not count
            // that time against workers that were suspended with it.
            TimeSpan sinceLast = Stopwatch.GetElapsedTime(lastRound);
            TimeSpan watched = sinceLast < LongestRound ? sinceLast : LongestRound;
            lastRound = Stopwatch.GetTimestamp();
            foreach (WorkerPost post in _workers)
            {
                Look(post.Watched, watched);
            }
        }
    }

    private void Look(WorkerLink worker, TimeSpan watched)
    {
        Sign last = _lastSigns[worker.Index];
        ControlSlot slot = _control.Slot(worker.Index);
        long progress = slot.Progress.Read();
        bool owes = worker.IsAwaited && slot.Answered.Read() < worker.Asked;
        bool stands = owes && worker == last.Worker && worker.Asked == last.Asked && progress == last.Progress;
        TimeSpan stalled = stands ? last.Stalled + watched : TimeSpan.Zero;
        _lastSigns[worker.Index] = new Sign(worker, worker.Asked, progress, stalled);
        if (stalled > _stallLimit && !worker.IsKilled)
        {
            // Killed before it is logged: a log that nobody reads may block.
            worker.Kill($"it made no progress for {stalled.TotalSeconds:0.0} s, limit={_stallLimit.TotalSeconds:0.0} s");
            WorkerLog.Hung(_log, worker.Index, stalled.TotalSeconds);
        }
    }

    /// <summary>What was seen last, and for how long it has stood still.</summary>
    private readonly record struct Sign(WorkerLink Worker, long Asked, long Progress, TimeSpan Stalled);
}
