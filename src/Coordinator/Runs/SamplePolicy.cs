namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// How many samples a run gets: as many as asked for; otherwise the most there may be (five), or fewer (but three) when the
/// next round would leave the time that a person is asked to wait.
/// </summary>
/// <param name="asked">Samples asked for, or null.</param>
/// <param name="budget">The time for all rounds when none were asked for.</param>
/// <param name="fewest">Samples that are taken whatever they take.</param>
/// <param name="most">Samples that are enough.</param>
internal sealed class SamplePolicy(int? asked, TimeSpan budget, int fewest = 3, int most = 5)
{
    /// <summary>The most rounds there may be.</summary>
    public int AtMost => asked ?? most;

    /// <summary>How many rounds there will be, where all take about as long as those so far did.</summary>
    /// <param name="round">What a round takes; more than nothing.</param>
    public int Expected(TimeSpan round) => asked ?? (int)Math.Clamp(budget / round, fewest, most);

    /// <summary>Whether a round is to be the last.</summary>
    /// <param name="round">The round about to begin, from 1.</param>
    /// <param name="elapsed">What the rounds before it took together.</param>
    public bool IsLast(int round, TimeSpan elapsed)
    {
        if (asked is { } count)
        {
            return round >= count;
        }

        // This round will take about the mean of those before; after it, would another one still fit?
        TimeSpan mean = round > 1 ? elapsed / (round - 1) : TimeSpan.Zero;
        bool anotherFits = elapsed + (2 * mean) <= budget;
        return round >= most || (round >= fewest && !anotherFits);
    }
}
