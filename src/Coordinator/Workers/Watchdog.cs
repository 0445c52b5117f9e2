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
    /// <summary>How many times as long a new process may stand still: it compiles all of its code on the way to its first answer.</summary>
    private const int StartFactor = 3;

    /// <summary>How many times as long a tile may take in a worker as it took in the coordinator: many may share a CPU.</summary>
    private const int TileFactor = 20;

    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<WorkerPost> _workers;
    private readonly ControlBlock _control;
    private readonly TimeSpan _stallLimit;
    private readonly ILogger _log;
    private readonly Sign[] _lastSigns;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private long _longestTile;

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

    /// <summary>Says how long a kernel was silent, at the longest, on the same rows in another process: no worker hangs that takes a few times as long.</summary>
    public void NoteSilence(TimeSpan silence)
    {
        long ticks = silence.Ticks * TileFactor;
        if (ticks > Interlocked.Read(ref _longestTile))
        {
            _ = Interlocked.Exchange(ref _longestTile, ticks);
        }
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
        bool owes = worker.IsAwaited && slot.Answered.Read() != worker.Asked;
        bool stands = owes && worker == last.Worker && worker.Asked == last.Asked && progress == last.Progress;
        TimeSpan stalled = stands ? last.Stalled + watched : TimeSpan.Zero;
        _lastSigns[worker.Index] = new Sign(worker, worker.Asked, progress, stalled);
        TimeSpan limit = LimitOf(worker);
        if (stalled > limit && !worker.IsKilled)
        {
            // Killed before it is logged: a log that nobody reads may block.
            worker.Kill($"it made no progress for {stalled.TotalSeconds:0.0} s, limit={limit.TotalSeconds:0.0} s");
            WorkerLog.Hung(_log, worker.Index, stalled.TotalSeconds);
        }
    }

    private TimeSpan LimitOf(WorkerLink worker)
    {
        TimeSpan ofTile = new(Interlocked.Read(ref _longestTile));
        TimeSpan usual = ofTile > _stallLimit ? ofTile : _stallLimit;
        return worker.HasAnswered ? usual : StartFactor * usual;
    }

    /// <summary>What was seen last, and for how long it has stood still.</summary>
    private readonly record struct Sign(WorkerLink Worker, long Asked, long Progress, TimeSpan Stalled);
}
