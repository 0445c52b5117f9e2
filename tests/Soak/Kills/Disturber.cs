using System.Diagnostics;

namespace ParallelMotion.Soak.Kills;

/// <summary>Kills and stops workers, and now and then their coordinator, at random moments.</summary>
/// <param name="draws">The case's numbers.</param>
/// <param name="place">Where the case works.</param>
/// <param name="signals">Sends signals.</param>
/// <param name="tally">Counts.</param>
internal sealed class Disturber(Draws draws, CaseFolder place, SignalShell signals, KillTally tally)
{
    private const int LongestGap = 250;
    private const int ShortestGap = 20;
    private const int LongestStop = 300;

    /// <summary>A dead process executes nothing more as soon as its command line is gone.</summary>
    private static readonly TimeSpan DeathLimit = TimeSpan.FromSeconds(2);

    /// <summary>How long a stopped worker is left to the watchdog: it kills only whoever owes an answer, and a new process after three times the stall limit.</summary>
    private static readonly TimeSpan LongestHang = TimeSpan.FromSeconds(8);

    private readonly KillRule _rule = new(place);
    private readonly Dictionary<int, long> _hanging = [];

    /// <summary>Disturbs a coordinator's run until it ends, a time is over, or the coordinator is killed.</summary>
    /// <param name="coordinator">Whose.</param>
    /// <param name="isOver">Whether the time is over.</param>
    /// <returns>Whether the coordinator was killed.</returns>
    public bool Disturb(CoordinatorProcess coordinator, Func<bool> isOver)
    {
        _rule.Reset();
        while (!isOver() && !coordinator.EndsWithin(Milliseconds(ShortestGap, LongestGap)))
        {
            ReviveOverdue();
            switch (draws.Below(80))
            {
                case < 2 when draws.OneIn(3) || place.Processes.Workers.Count > 0:
                    return KillCoordinator(coordinator);
                case < 4:
                    LeaveToWatchdog();
                    break;
                case < 36:
                    Kill(Some(place.Processes.Workers));
                    break;
                case < 58:
                    StopAndGoOn(coordinator, LongestStop);
                    break;
                default:
                    StopAndGoOn(coordinator, LongestStop / 5);
                    StopAndGoOn(coordinator, LongestStop / 5);
                    StopAndGoOn(coordinator, LongestStop / 5);
                    break;
            }
        }

        return false;
    }

    /// <summary>Lets those go on that the watchdog has let be for long.</summary>
    public void ReviveOverdue()
    {
        foreach (int pid in _hanging.Where(static each => Stopwatch.GetElapsedTime(each.Value) > LongestHang).Select(static each => each.Key).ToArray())
        {
            Revive(pid);
        }
    }

    // Workers that are stopped can't leave: whether they do is asked of those that run.
    private bool KillCoordinator(CoordinatorProcess coordinator)
    {
        signals.Send("KILL", coordinator.Pid);
        tally.CoordinatorsKilled++;
        foreach (int pid in _hanging.Keys.ToArray())
        {
            Revive(pid);
        }

        return true;
    }

    private void Kill(IReadOnlyList<WorkerPid> workers)
    {
        // Mostly those that work again: on a busy machine starting takes so long that hardly anybody would.
        int most = draws.OneIn(3) ? KillRule.MostDeathsAtOnePlace : 1;
        WorkerPid[] victims = [.. workers.Where(worker => _rule.TryCondemn(worker.Slot, most))];
        signals.Send("KILL", [.. victims.Select(static worker => worker.Pid)]);
        tally.Kills += victims.Length;
        HashSet<int> dying = [.. victims.Select(static worker => worker.Pid)];
        long start = Stopwatch.GetTimestamp();
        while (dying.Overlaps(place.Processes.All))
        {
            if (Stopwatch.GetElapsedTime(start) > DeathLimit)
            {
                throw new CaseFailedException($"Killed processes live on: pids={string.Join(' ', dying)}.");
            }
        }

        Array.ForEach(victims, worker => _rule.Halted(worker.Slot));
    }

    private void LeaveToWatchdog()
    {
        WorkerPid[] running = Running();
        if (running.Length > 0 && running[draws.Below(running.Length)] is var worker && _rule.TryCondemn(worker.Slot, most: 1))
        {
            signals.Send("STOP", worker.Pid);
            tally.Stops++;
            _hanging[worker.Pid] = Stopwatch.GetTimestamp();
            _rule.Halted(worker.Slot);
        }
    }

    private void StopAndGoOn(CoordinatorProcess coordinator, int longest)
    {
        WorkerPid[] workers = [.. Some(Running())];
        int[] stopped = [.. workers.Select(static worker => worker.Pid), .. draws.OneIn(4) ? [coordinator.Pid] : Array.Empty<int>()];
        signals.Send("STOP", Shuffled(stopped));
        tally.Stops += stopped.Length;
        _ = coordinator.EndsWithin(Milliseconds(0, longest));
        if (draws.OneIn(3))
        {
            Kill([.. workers.Take(1)]);
        }

        signals.Send("CONT", Shuffled(stopped));
    }

    private WorkerPid[] Running() => [.. place.Processes.Workers.Where(worker => !_hanging.ContainsKey(worker.Pid))];

    private void Revive(int pid)
    {
        _ = _hanging.Remove(pid);
        if (place.Processes.All.Contains(pid))
        {
            signals.Send("CONT", pid);
        }
    }

    // One to all.
    private WorkerPid[] Some(IReadOnlyList<WorkerPid> workers) => workers.Count == 0 ? [] : [.. Shuffled(workers).Take(1 + draws.Below(workers.Count))];

    private T[] Shuffled<T>(IReadOnlyList<T> all)
    {
        T[] shuffled = [.. all];
        for (int at = shuffled.Length - 1; at > 0; at--)
        {
            int other = draws.Below(at + 1);
            (shuffled[at], shuffled[other]) = (shuffled[other], shuffled[at]);
        }

        return shuffled;
    }

    private TimeSpan Milliseconds(int least, int most) => TimeSpan.FromMilliseconds(least + draws.Below(most - least + 1));
}
