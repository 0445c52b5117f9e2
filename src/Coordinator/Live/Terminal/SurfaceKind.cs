namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>How progress is shown on standard error.</summary>
internal enum SurfaceKind
{
    /// <summary>Several lines, drawn anew in place.</summary>
    Live,

    /// <summary>One line, rewritten, without colours.</summary>
    Line,

    /// <summary>A line now and then.</summary>
    Log,
}

/// <summary>Chooses how progress is shown.</summary>
internal static class SurfaceChoice
{
    /// <summary>Chooses.</summary>
    /// <param name="isRedirected">Whether standard error is no terminal.</param>
    /// <param name="takesColor">Whether colours are wanted there; whoever wants none wants nothing that moves either.</param>
    /// <param name="terminal">What the terminal is called (<c>TERM</c>); null where nothing says it.</param>
    /// <param name="takesCodes">Whether it can be drawn on, asked only where it has to be known.</param>
    public static SurfaceKind Of(bool isRedirected, bool takesColor, string? terminal, Func<bool> takesCodes) =>
        isRedirected || string.Equals(terminal, "dumb", StringComparison.Ordinal) ? SurfaceKind.Log
        : takesColor && takesCodes() ? SurfaceKind.Live
        : SurfaceKind.Line;
}
