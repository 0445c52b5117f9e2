using System.Collections.Immutable;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Logs;
using ParallelMotion.Shared;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>Makes sense of what was asked for of a log.</summary>
internal static class LogsSpecReader
{
    private const int RunDigits = 16;

    private static readonly NamedValues<LogEventLevel> Levels = new(
        "level", Enum.GetValues<LogEventLevel>().Select(static level => KeyValuePair.Create(level.ToString().ToLowerInvariant(), level)));

    /// <summary>Reads it.</summary>
    /// <param name="options">As people write it.</param>
    /// <param name="folder">Where runs keep their logs.</param>
    /// <exception cref="Outcomes.RefusedException">Something of it can't be.</exception>
    public static LogsSpec Read(LogsOptions options, string folder = LogSetup.DefaultFolder)
    {
        OptionReader reader = new();
        LogFilter filter = new()
        {
            Worker = (int?)reader.OptionalWhole("worker", OptionReader.Optional(options.Worker), 0, Limits.MaxWorkers - 1),
            Level = Levels.Read(options.Level, reader.Problems),
            Run = Run(OptionReader.Optional(options.Run), reader),
            Event = OptionReader.Optional(options.Event),
            Exercise = OptionReader.Optional(options.Exercise),
            Since = Moment("since", OptionReader.Optional(options.Since), reader),
            Until = Moment("until", OptionReader.Optional(options.Until), reader),
        };
        ImmutableArray<string> files = Files(OptionReader.Optional(options.Files), folder, reader);
        if (options.Follow && files.Length > 1)
        {
            reader.Problems.Add($"Cannot follow several logs: files={files.Length}, expected=one.");
        }

        reader.RequireNoProblems();
        return new LogsSpec(files, filter, options.Follow, options.Lines, options.NoColor);
    }

    private static ImmutableArray<string> Files(string? given, string folder, OptionReader reader)
    {
        if (given is not null)
        {
            ImmutableArray<string> files = [.. given.Split('\n')];
            foreach (string missing in files.Where(static file => !File.Exists(file)))
            {
                reader.Problems.Add($"Cannot show the log because {(Directory.Exists(missing) ? "it is a folder" : "there is no such file")}: file={missing}, expected=a log that a run wrote.");
            }

            return files;
        }

        if (Directory.Exists(folder) && new DirectoryInfo(folder).EnumerateFiles("*.clef").MaxBy(static file => file.LastWriteTimeUtc) is { } newest)
        {
            return [newest.FullName];
        }

        reader.Problems.Add($"Cannot show a log because none is there: folder={Path.GetFullPath(folder)}, expected=a run before, or the name of a file.");
        return [];
    }

    private static string? Run(string? text, OptionReader reader)
    {
        if (text is not null && (text.Length > RunDigits || !text.All(char.IsAsciiHexDigit)))
        {
            reader.Problems.Add($"Cannot show that run because it is no run's id, or the beginning of one: run={text}, expected=up to {RunDigits} digits of 0 to 9 and a to f.");
        }

        return text;
    }

    private static LogMoment? Moment(string name, string? text, OptionReader reader)
    {
        LogMoment? moment = text is null ? null : LogMoment.Parse(text);
        if (text is not null && moment is null)
        {
            reader.Problems.Add(
                $"Cannot show a log {name} then because that is no moment: {name}={text}, "
                + "expected=a time after the run's beginning such as 1.5, 250ms, 2s or 3m, or one such as 2026-01-31T12:00:00Z.");
        }

        return moment;
    }
}
