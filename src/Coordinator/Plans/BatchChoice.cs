namespace ParallelMotion.Coordinator.Plans;

/// <summary>How many ticks one message is to ask for, and why.</summary>
/// <param name="Ticks">The ticks; at least one, at most those of the run.</param>
/// <param name="Reason">A sentence with the figures that decided.</param>
internal sealed record BatchChoice(int Ticks, string Reason)
{
    /// <summary>Between two dispatches a stop is heeded and progress told: nobody is to wait longer for either.</summary>
    public static readonly TimeSpan LongestDispatch = TimeSpan.FromMilliseconds(100);

    /// <summary>What no clock can tell from nothing; a quotient by nothing is no number of ticks.</summary>
    private const double ShortestTick = 1e-9;

    /// <summary>
    /// The fewest ticks that keep telling under a share of the work; fewer where so many would take longer than
    /// <see cref="LongestDispatch"/>, for a person who wants to stop comes before a figure.
    /// </summary>
    /// <param name="tellingSeconds">What one dispatch costs.</param>
    /// <param name="tickSeconds">What one tick takes when nobody has to be told.</param>
    /// <param name="share">The share of the work that telling may cost, above 0.</param>
    /// <param name="runTicks">Ticks of the run.</param>
    public static BatchChoice Of(double tellingSeconds, double tickSeconds, double share, int runTicks)
    {
        tickSeconds = Math.Max(tickSeconds, ShortestTick);
        double forShare = Math.Max(1, Math.Ceiling(tellingSeconds / (share * tickSeconds)));
        double forStop = Math.Max(1, Math.Floor(LongestDispatch.TotalSeconds / tickSeconds));
        int ticks = (int)Math.Min(Math.Min(forShare, forStop), runTicks);
        string figures = $"telling costs {tellingSeconds * 1e6:0.#} us and a tick takes {tickSeconds * 1e6:0.#} us";
        string wanted = $"{forShare:N0} ticks a dispatch keep telling under {share * 100:0.###} %";
        return new BatchChoice(ticks, ticks >= forShare ? $"{figures}, so {wanted}"
            : ticks == runTicks ? $"{figures}; {wanted}, and the run has only {runTicks:N0}"
            : $"{figures}; {wanted}, but {ticks:N0} are all that {LongestDispatch.TotalMilliseconds:0} ms hold, so telling takes {100 * tellingSeconds / (ticks * tickSeconds):0.###} %");
    }
}
