namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>Says in a few words where a job is.</summary>
internal static class LiveText
{
    private const string Between = ", ";

    /// <summary>The kernel or exercise of how many, and the sample.</summary>
    public static string Position(LiveSnapshot now) => string.Join(Between, Positions(now));

    /// <summary>The share that is done; null where nobody knows what there is to do.</summary>
    public static double? Share(LiveSnapshot now) => now.Samples is { Total: > 0 } samples && now.Part is null or { Kind: "kernel" }
        ? Math.Min(1, now.Samples!.Done / now.Samples.Total)
        : null;

    /// <summary>How long it will take; null where nobody knows.</summary>
    public static string? Left(LiveSnapshot now) => now.Part is null or { Kind: "kernel" } && now.Samples?.SecondsLeft is > 0 and { } seconds
        ? $"{(now.Samples.IsGuess ? "perhaps" : "about")} {Duration(seconds)} left"
        : null;

    /// <summary>A duration that nobody wants to know to the millisecond.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 59.5 => $"{Math.Ceiling(seconds):0} s",
        < 3600 => $"{Math.Floor(seconds / 60):0} min {seconds % 60:00} s",
        _ => $"{Math.Floor(seconds / 3600):0} h {Math.Floor(seconds % 3600 / 60):00} min",
    };

    /// <summary>A rate, with three digits that mean something.</summary>
    public static string Rate(double each) => each switch
    {
        < 999.5 => $"{each:0.#}",
        < 999.5e3 => $"{each / 1e3:0.0}k",
        < 999.5e6 => $"{each / 1e6:0.0}M",
        _ => $"{each / 1e9:0.00}G",
    };

    /// <summary>One line for whoever sees no more than that: what matters most stands first, and what there is no room for is left out, never cut in two.</summary>
    /// <param name="now">What was seen.</param>
    /// <param name="room">Characters at most; only what matters most of all may be longer.</param>
    public static string Line(LiveSnapshot now, int room = int.MaxValue)
    {
        string[] parts = Parts(now);
        int count = parts.Length;
        while (count > 1 && parts.Take(count).Sum(static part => part.Length + Between.Length) - Between.Length > room)
        {
            count--;
        }

        return string.Join(Between, parts.Take(count));
    }

    /// <summary>How many workers were replaced.</summary>
    public static string Restarts(int count) => count == 1 ? "1 restart" : $"{count} restarts";

    private static string[] Parts(LiveSnapshot now) =>
    [
        .. Share(now) is { } share ? [$"{100 * share:0} %"] : Array.Empty<string>(),
        .. Left(now) is { } left ? [left] : Array.Empty<string>(),
        .. now.RestartCount > 0 ? [Restarts(now.RestartCount)] : Array.Empty<string>(),
        .. Positions(now),
        now.Now?.Name ?? now.Stage,
    ];

    private static string[] Positions(LiveSnapshot now) =>
    [
        .. now.Part is { } part ? [$"{part.Kind} {part.Index} of {part.Count}"] : Array.Empty<string>(),
        .. now.Now?.Sample is { } sample ? [$"sample {sample} of {now.Now.Samples}"] : Array.Empty<string>(),
    ];
}
