using Spectre.Console;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>A console for tables, on either stream.</summary>
internal static class ReportConsole
{
    /// <summary>
    /// Wide enough for every table and every sentence, also one with a path in it. A redirected stream has no width of its own, and the library's
    /// guess of 80 would break lines that scripts search.
    /// </summary>
    private const int RedirectedWidth = 8192;

    /// <summary>Opens one.</summary>
    /// <param name="isError">On standard error instead of standard output.</param>
    /// <param name="color">Which streams take colours.</param>
    public static IAnsiConsole On(bool isError, TerminalColor color)
    {
        bool hasColor = isError ? color.OnStandardError : color.OnStandardOutput;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = hasColor ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = hasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(isError ? Console.Error : Console.Out),
        });
        if (isError ? Console.IsErrorRedirected : Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }
}
