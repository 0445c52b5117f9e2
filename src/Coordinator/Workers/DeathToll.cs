namespace ParallelMotion.Coordinator.Workers;

/// <summary>Counts deaths against the limit, for the threads of all who died.</summary>
/// <param name="limit">The limit.</param>
/// <param name="workers">How many workers the crew has.</param>
internal sealed class DeathToll(RestartLimit limit, int workers)
{
    private readonly Lock _lock = new();
    private readonly Queue<TimeSpan> _all = new();
    private readonly Queue<TimeSpan>[] _byWorker = [.. Enumerable.Range(0, workers).Select(static _ => new Queue<TimeSpan>())];
    private readonly (DeathSite? Site, int Deaths)[] _streaks = new (DeathSite?, int)[workers];

    /// <summary>Counts a death.</summary>
    /// <param name="worker">The worker's index.</param>
    /// <param name="site">Where it was in its work; null when it had none.</param>
    /// <param name="now">The time, on a clock that never goes back.</param>
    /// <returns>Why nobody may take its place, as a sentence; null when somebody may.</returns>
    public string? Count(int worker, DeathSite? site, TimeSpan now)
    {
        lock (_lock)
        {
            return CountOne(worker, site, now);
        }
    }

    private string? CountOne(int worker, DeathSite? site, TimeSpan now)
    {
        Note(_all, now);
        Note(_byWorker[worker], now);
        int streak = site is not null && site == _streaks[worker].Site ? _streaks[worker].Deaths + 1 : 1;
        _streaks[worker] = (site, streak);

        return limit.Most == 0 ? "Nobody takes its place, as was asked for."
            : streak >= RestartLimit.DeathsOfPoison ? site!.Verdict(streak)
            : _byWorker[worker].Count > limit.Most ? Exceeded($"worker {worker}", limit.Most)
            : _all.Count > limit.MostOf(workers) ? Exceeded("all workers together", limit.MostOf(workers))
            : null;
    }

    private string Exceeded(string who, int most) =>
        $"Nobody takes its place any more because {who} died more often than the restart limit allows: limit={most} within {limit.Window.TotalSeconds:0.#} s. "
        + "Mend what kills them, or raise --restarts.";

    private void Note(Queue<TimeSpan> deaths, TimeSpan now)
    {
        deaths.Enqueue(now);
        while (now - deaths.Peek() > limit.Window)
        {
            _ = deaths.Dequeue();
        }
    }
}
