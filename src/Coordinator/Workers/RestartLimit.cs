namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// How many workers may be replaced before a run is given up: whoever dies again and again dies of something that a new process
/// doesn't mend (the restart intensity of Erlang's supervisors).
/// </summary>
/// <param name="Most">Replacements of one worker within <paramref name="Window"/>; 0 for none ever.</param>
/// <param name="Window">How long a death counts.</param>
internal sealed record RestartLimit(int Most, TimeSpan Window)
{
    /// <summary>Deaths in a row at one place that are its fault: a coincidence may be two, but hardly three.</summary>
    public const int DeathsOfPoison = 3;

    /// <summary>Where nobody says otherwise.</summary>
    public static RestartLimit Usual { get; } = new(3, TimeSpan.FromSeconds(5));

    /// <summary>Nobody is replaced.</summary>
    public static RestartLimit None { get; } = new(0, Usual.Window);

    /// <summary>Replacements of a whole crew within the window: each of its workers once, which may be one event, and one worker's own.</summary>
    /// <param name="workers">How many it has.</param>
    public int MostOf(int workers) => Most == 0 ? 0 : Most + workers;
}
