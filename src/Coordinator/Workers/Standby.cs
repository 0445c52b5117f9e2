using Microsoft.Extensions.Logging;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// A process that stands by: started, welcomed, and with everything compiled that a run takes, so that whoever is lost is replaced in
/// the time that it takes to map the columns. It holds nothing of the run meanwhile and sleeps on its pipe.
/// <para>Nothing depends on it: where it is lost, or can't be started, a process is started when one is needed.</para>
/// </summary>
/// <param name="rule">When one is started.</param>
/// <param name="recruiter">Starts it.</param>
/// <param name="log">The job's log.</param>
internal sealed class Standby(StandbyRule rule, Recruiter recruiter, ILogger log) : IDisposable
{
    private static readonly TimeSpan RehearsalLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(20);

    /// <summary>Many times what a start takes; a job doesn't begin later than this because of whoever may never be needed.</summary>
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _leave = new();
    private readonly ManualResetEventSlim _isTold = new();
    private Thread? _thread;
    private volatile Attach? _toRehearse;
    private WorkerLink? _ready;
    private volatile bool _isWanted = rule != StandbyRule.None;

    /// <summary>Starts the first one, without waiting for it.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            if (_isWanted && !_leave.IsCancellationRequested && _thread is not { IsAlive: true })
            {
                _thread = new Thread(Prepare) { IsBackground = true, Name = "standby" };
                _thread.Start();
            }
        }
    }

    /// <summary>Says what the crew is about to be attached to, while no worker computes; starts another where the last one was needed, or died.</summary>
    /// <param name="rehearsal">What whoever is new rehearses.</param>
    public void Learn(Func<Attach> rehearsal)
    {
        if (!_isWanted || IsThere())
        {
            return;
        }

        _toRehearse = rehearsal();
        _isTold.Set();
        Begin();
    }

    /// <summary>Waits until it is ready, or has failed, within a limit: from then on it takes no time from anybody.</summary>
    public void AwaitSettled() => Join(SettleLimit);

    /// <summary>Takes whoever stands by, if somebody does and lives. From the thread of whoever finds a successor.</summary>
    /// <returns>The caller's from now on; null where nobody stands by.</returns>
    public WorkerLink? Take()
    {
        lock (_lock)
        {
            if (_ready is { IsGone: false } standby)
            {
                _ready = null;
                return standby;
            }

            return null;
        }
    }

    /// <summary>Says that a place was taken: whoever computes does so again.</summary>
    public void NoteFilled()
    {
        if (rule == StandbyRule.AtOnce)
        {
            Begin();
        }
    }

    /// <summary>Ends it at once, from any thread.</summary>
    public void Abort()
    {
        _leave.Cancel();
        if (Release() is { } standby)
        {
            standby.Kill("the run is being stopped");
            standby.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _leave.Cancel();
        Join(JoinLimit);
        Release()?.Dispose();
    }

    // Dead or alive.
    private WorkerLink? Release()
    {
        lock (_lock)
        {
            WorkerLink? standby = _ready;
            _ready = null;
            return standby;
        }
    }

    private void Join(TimeSpan limit)
    {
        Thread? thread;
        lock (_lock)
        {
            thread = _thread;
        }

        _ = thread?.Join(limit);
    }

    private bool IsThere()
    {
        WorkerLink? dead;
        lock (_lock)
        {
            if (_ready is { IsGone: false })
            {
                return true;
            }

            (dead, _ready) = (_ready, null);
        }

        dead?.Dispose();
        return false;
    }

    private void Prepare()
    {
        try
        {
            using PendingWorker pending = recruiter.StartStandby();
            WorkerLink standby = pending.Welcome(_leave.Token);
            try
            {
                Rehearse(standby);
            }
            catch
            {
                standby.Kill("it could not rehearse");
                standby.Dispose();
                throw;
            }
        }
        catch (Exception) when (_leave.IsCancellationRequested)
        {
            // The crew is sent home, or ended, before it was needed.
        }
        catch (Exception cause)
        {
            // On a thread of its own anything else would end the process. Not tried again: what it failed over would be met at each run.
            _isWanted = false;
            WorkerLog.NoStandby(log, cause.Message);
        }
    }

    private void Rehearse(WorkerLink standby)
    {
        _isTold.Wait(_leave.Token);
        using (CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_leave.Token))
        using (limit.Token.Register(() => standby.Kill("it was not needed, or rehearsed for too long")))
        {
            limit.CancelAfter(RehearsalLimit);
            if (!standby.TryAsk(_toRehearse!))
            {
                throw standby.Loss();
            }

            _ = standby.Await<Ready>();
        }

        // Only now: the limit must not end whoever holds a post.
        lock (_lock)
        {
            _leave.Token.ThrowIfCancellationRequested();
            _ready = standby;
        }

        WorkerLog.StandsBy(log, standby.Pid);
    }
}
