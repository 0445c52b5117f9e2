using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Filters;
using Serilog.Sinks.SystemConsole.Themes;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>Builds the run's logger: short lines for a person on standard error, CLEF in a file for everything else.</summary>
internal static class LogSetup
{
    /// <summary>Events that may wait for the disk; at about 1 KB each they hold some 10 MB.</summary>
    private const int QueuedEvents = 10_000;

    /// <summary>Where a log ends, so that a run left alone can't fill the disk.</summary>
    private const long MaxFileBytes = 1L << 30;

    /// <summary>Where runs keep their logs, below the current directory.</summary>
    public const string DefaultFolder = "logs";

    private const string ConsoleTemplate = "[{Level:u3}] {Message:lj}{NewLine}{" + VisibleEvents.Exception + ":l}";

    /// <summary>Builds it. From then on logging never throws, and never waits for a disk.</summary>
    /// <param name="run">The run; every event carries it.</param>
    /// <param name="logFile">The file the user named, or null for one of the run's own in <c>logs</c>.</param>
    /// <param name="consoleLevel">The lowest level shown; the file has at least what is shown.</param>
    /// <param name="color">Whether standard error takes colours.</param>
    /// <param name="settings">What settings say; null for the defaults.</param>
    /// <param name="context">Says what is being run, which every event carries too; null for nothing.</param>
    /// <param name="defaultFolder">Where the run's own file goes, below the current directory.</param>
    /// <param name="tail">Gets what the file gets; null for nobody.</param>
    /// <exception cref="RefusedException">The named file can't be written, or the settings can't be used.</exception>
    public static RunLog Build(
        RunId run, string? logFile, LogEventLevel consoleLevel, bool color, LogSettings? settings = null, RunContext? context = null, string defaultFolder = DefaultFolder, LogTail? tail = null)
    {
        settings ??= LogSettings.None;
        LoggerConfiguration configuration = settings.Begin();
        LogFile file = logFile is null ? LogFile.Default(run, defaultFolder) : LogFile.Named(logFile);
        LogEventLevel fileLevel = consoleLevel < settings.Level ? consoleLevel : settings.Level;
        _ = configuration
            .MinimumLevel.Is(file.Path is null ? consoleLevel : fileLevel)
            .Enrich.WithProperty("RunId", run.ToString());
        if (context is not null)
        {
            _ = configuration.Enrich.With(new RunContextEnricher(context));
        }

        AddConsole(configuration.WriteTo, consoleLevel, color);
        _ = tail is null ? configuration : configuration.WriteTo.Sink(tail);
        DropCounter drops = new();
        if (file.Path is { } path)
        {
            AddQueued(
                configuration.WriteTo,
                sink => sink.Sink(LogFileSink.Open(path, drops, MaxFileBytes)),
                drops,
                QueuedEvents);
        }

        return new RunLog(configuration.CreateLogger(), file, drops, RunLog.CloseLimit);
    }

    /// <summary>Puts a sink behind a bounded queue that turns events away, and counts them, rather than make anybody wait.</summary>
    internal static void AddQueued(
        LoggerSinkConfiguration to, Action<LoggerSinkConfiguration> sink, DropCounter drops, int queuedEvents) =>
        to.Async(sink, drops, queuedEvents, blockWhenFull: false);

    // What a worker says of itself the coordinator says too where it matters, and knows more of it: once is enough for a screen, unless
    // somebody wants to see more than that.
    private static void AddConsole(LoggerSinkConfiguration to, LogEventLevel level, bool color) => to.Logger(screen =>
    {
        _ = screen.MinimumLevel.Is(level).Enrich.With(new VisibleEvents());
        _ = level < LogEventLevel.Warning ? screen : screen.Filter.ByExcluding(Matching.FromSource(RunLoggerProvider.WorkerSource));
        _ = screen.WriteTo.Console(
            level,
            ConsoleTemplate,
            standardErrorFromLevel: LogEventLevel.Verbose,
            theme: color ? AnsiConsoleTheme.Literate : ConsoleTheme.None,

            // The sink would take a redirected standard output for a reason to drop the colours of standard error.
            applyThemeToRedirectedOutput: color);
    });
}
