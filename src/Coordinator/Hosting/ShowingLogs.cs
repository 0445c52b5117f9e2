using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Logs;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Streams;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>Shows logs, as a command of its own: no host, no run and no log.</summary>
internal static class ShowingLogs
{
    /// <summary>The number of the event with which a job ends.</summary>
    private const int JobEnded = 8;

    /// <summary>Shows them.</summary>
    /// <param name="flags">Settings from the command line.</param>
    /// <exception cref="RefusedException">The settings can't be used, or a file can't be read.</exception>
    public static ExitCode Run(IReadOnlyDictionary<string, string?> flags)
    {
        LogsSpec spec = LogsSpecReader.Read(Settings.Read<LogsOptions>(flags, AppContext.BaseDirectory));
        List<LogSource> sources = [];
        try
        {
            sources.AddRange(spec.Files.Select(static file => new LogSource(file)));
            Show(spec, sources, Console.Out);
        }
        catch (IOException cause) when (GoneReader.IsCauseOf(cause))
        {
            // Whoever reads has seen enough.
        }
        catch (Exception cause) when (sources.Count < spec.Files.Length && cause is IOException or UnauthorizedAccessException)
        {
            throw RefusedException.Usage($"Cannot show the log because it can't be read: file={spec.Files[sources.Count]}, cause={cause.Message}", cause);
        }
        finally
        {
            sources.ForEach(static source => source.Dispose());
        }

        return ExitCode.Fine;
    }

    private static void Show(LogsSpec spec, List<LogSource> sources, TextWriter output)
    {
        LogPrinter printer = new(output, TerminalColor.Of(spec.NoColor).OnStandardOutput);
        using ManualResetEvent never = new(initialState: false);
        IEnumerable<LogEntry> all = spec.Follows ? sources[0].Follow(static entry => entry.Number == JobEnded, never) : LogMerge.Of(sources.Select(static source => source.Read()));
        RunStarts starts = new();
        bool isAnyShown = false;
        foreach (LogEntry entry in all)
        {
            DateTimeOffset start = starts.Of(entry);
            if (!spec.Filter.Takes(entry, start))
            {
                continue;
            }

            isAnyShown = true;
            if (spec.AsLines)
            {
                output.Write($"{entry.Line}\n");
            }
            else
            {
                printer.Print(entry, start);
            }
        }

        Conclude(sources, isAnyShown);
    }

    private static void Conclude(List<LogSource> sources, bool isAnyShown)
    {
        long events = sources.Sum(static source => source.Events);
        if (!isAnyShown)
        {
            StandardError.Say($"Nothing to show: none of {events} events is what was asked for, in {string.Join(", ", sources.Select(static source => source.Path))}.");
        }

        foreach (LogSource source in sources.Where(static source => source.Malformed > 0))
        {
            StandardError.Say($"Left out {source.Malformed} lines that are no events: file={source.Path}.");
        }
    }
}
