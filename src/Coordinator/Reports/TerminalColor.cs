namespace ParallelMotion.Coordinator.Reports;

/// <summary>Which stream takes colours: none when asked for none, by flag or by NO_COLOR, and none that is redirected.</summary>
/// <param name="OnStandardOutput">Standard output does.</param>
/// <param name="OnStandardError">Standard error does.</param>
internal sealed record TerminalColor(bool OnStandardOutput, bool OnStandardError)
{
    public static TerminalColor Of(bool noColor)
    {
        bool allowed = !noColor && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new TerminalColor(allowed && !Console.IsOutputRedirected, allowed && !Console.IsErrorRedirected);
    }
}
