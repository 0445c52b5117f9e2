namespace ParallelMotion.Coordinator.Reports;

/// <summary>Which stream takes colours: none when asked for none, by flag or by NO_COLOR, and none that is redirected.</summary>
/// <param name="OnStandardOutput">Standard output does.</param>
/// <param name="OnStandardError">Standard error does.</param>
internal sealed record TerminalColor(bool OnStandardOutput, bool OnStandardError)
{
    public static TerminalColor Of(bool noColor) =>
        Of(noColor, Environment.GetEnvironmentVariable("NO_COLOR"), Console.IsOutputRedirected, Console.IsErrorRedirected);

    /// <summary>Decides, by the flag and by what surrounds this process.</summary>
    internal static TerminalColor Of(bool noColor, string? noColorVariable, bool isOutputRedirected, bool isErrorRedirected)
    {
        bool allowed = !noColor && string.IsNullOrEmpty(noColorVariable);
        return new TerminalColor(allowed && !isOutputRedirected, allowed && !isErrorRedirected);
    }
}
