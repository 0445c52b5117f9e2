using System.Collections.Immutable;
using System.Globalization;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Memory;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>Reads the values of options, and collects what is wrong with any of them: a person hears of all at once.</summary>
internal sealed class OptionReader
{
    private static readonly NamedValues<LogEventLevel> LevelNames = new(
        "verbosity", Enum.GetValues<LogEventLevel>().Select(static level => KeyValuePair.Create(level.ToString().ToLowerInvariant(), level)));

    /// <summary>Stands for a page on the usual port, or a free one where that is taken.</summary>
    public const int AnyPort = -1;

    private readonly List<string> _problems = [];

    /// <summary>A sentence for everything that is wrong so far.</summary>
    public ICollection<string> Problems => _problems;

    /// <summary>An empty text (a variable set to nothing) is none.</summary>
    public static string? Optional(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Reads a whole number, such as 1000, 1e7 or 10M.</summary>
    /// <returns>The number; the least allowed where it is refused.</returns>
    public long Whole(string name, string text, long min, long max)
    {
        if (SizeText.TryParse(text, out long value) && value >= min && value <= max)
        {
            return value;
        }

        string limit = max == long.MaxValue ? $"a whole number from {min}, such as 1000, 1e7 or 10M" : $"a whole number from {min} to {max}";
        _problems.Add($"Cannot use the given {name} because it is out of bounds or no number: {name}={text}, expected={limit}.");
        return min;
    }

    /// <summary>Reads a whole number that may be left out.</summary>
    public long? OptionalWhole(string name, string? text, long min, long max) => text is null ? null : Whole(name, text, min, max);

    /// <summary>Reads whole numbers with commas between.</summary>
    /// <returns>The numbers, each once, the least first.</returns>
    public ImmutableArray<int> WholeList(string name, string text, int min, int max)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        return [.. parts.Select(part => (int)Whole(name, part, min, max)).Distinct().Order()];
    }

    /// <summary>Reads a seed.</summary>
    public ulong Seed(string text)
    {
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            return seed;
        }

        _problems.Add($"Cannot use the seed because it is no whole number: seed={text}, expected=0 to {ulong.MaxValue}.");
        return 0;
    }

    /// <summary>Reads how long a worker may stand still.</summary>
    public TimeSpan StallLimit(string text) => TimeSpan.FromSeconds(Whole("stall-seconds", text, 1, 86_400));

    /// <summary>How often a worker that dies may be replaced, and within what time.</summary>
    public RestartLimit Restarts(string most, string seconds) =>
        new((int)Whole("restarts", most, 0, 1_000_000), TimeSpan.FromSeconds(Whole("restart-seconds", seconds, 1, 86_400)));

    /// <summary>Reads how long what was told may take after a stop signal; 0 ends it at once.</summary>
    public TimeSpan DrainLimit(string text) => TimeSpan.FromSeconds(Whole("drain-seconds", text, 0, 86_400));

    /// <summary>Reads the port of the page that shows a run.</summary>
    /// <param name="text">A port, or on or off.</param>
    /// <returns>Null for no page.</returns>
    public int? DashboardPort(string? text) => Optional(text)?.ToLowerInvariant() switch
    {
        null or "off" or "false" => null,
        OptionSet.On or "true" => AnyPort,
        string port => (int)Whole("dashboard", port, 1, ushort.MaxValue),
    };

    /// <summary>Reads the address of a collector.</summary>
    public Uri? Collector(string? text)
    {
        if (Optional(text) is not { } address)
        {
            return null;
        }

        bool isAddress = Uri.TryCreate(address, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https";
        if (isAddress && url!.UserInfo.Length + url.Query.Length > 0)
        {
            // It would stand in logs and documents that people show to others, so it isn't said here either.
            _problems.Add("Cannot send traces and metrics because the address of the collector holds a user, a password or a query: expected=http://HOST:PORT/PATH. Put secrets into OTEL_EXPORTER_OTLP_HEADERS.");
            return null;
        }

        if (isAddress)
        {
            return url;
        }

        _problems.Add($"Cannot send traces and metrics because that is no address of a collector: otlp={address}, expected=http://HOST:PORT, such as http://localhost:4318.");
        return null;
    }

    /// <summary>Reads a level of the log.</summary>
    public LogEventLevel Level(string text) => LevelNames.Read(text, _problems);

    /// <summary>Reads where regions lie.</summary>
    /// <returns>The folder's full path; the default where none is given, or where it is refused.</returns>
    public string MemoryFolder(string? text)
    {
        if (Optional(text) is not { } folder)
        {
            return RegionStore.DefaultFolder;
        }

        if (Directory.Exists(folder))
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        }

        _problems.Add(
            $"Cannot use the memory folder because {(File.Exists(folder) ? "it is no folder" : "there is none")}: memory-folder={folder}, "
            + "expected=a folder, such as /dev/shm. It isn't made by itself.");
        return RegionStore.DefaultFolder;
    }

    /// <summary>The files that a job or the lab writes, whatever it measures.</summary>
    public static (string Option, string? Path)[] FilesOf(HostedSpec spec) => [.. ResultsOf(spec), ("--log-file", spec.LogFile)];

    private static (string Option, string? Path)[] ResultsOf(HostedSpec spec) =>
        [("--json", spec.Json), ("--csv", spec.Csv), ("--markdown", spec.Markdown), ("--report", spec.Report)];

    /// <summary>Refuses that two forms of the findings go to standard output.</summary>
    public void RefuseTwoOnStandardOutput(HostedSpec spec)
    {
        string[] given = [.. ResultsOf(spec).Where(static file => file.Path is "-").Select(static file => file.Option)];
        if (given.Length > 1)
        {
            _problems.Add($"Cannot write two things to standard output because nobody could tell them apart: {string.Join(" and ", given)}=-, expected=one of them. Name a file for the other.");
        }
    }

    /// <summary>Refuses a file that two options name.</summary>
    public void RefuseOneFileForTwo(params ReadOnlySpan<(string Option, string? Path)> files)
    {
        IEnumerable<IGrouping<string, (string Option, string? Path)>> shared = files.ToArray()
            .Where(static file => file.Path is not null and not "-" && !file.Path.StartsWith("/dev/", StringComparison.Ordinal))
            .GroupBy(static file => Path.TrimEndingDirectorySeparator(Path.GetFullPath(file.Path!)), StringComparer.Ordinal)
            .Where(static group => group.Count() > 1);
        foreach (IGrouping<string, (string Option, string? Path)> group in shared)
        {
            _problems.Add(
                $"Cannot use one file for two things because one would overwrite the other: {string.Join(" and ", group.Select(static file => file.Option))}={group.Key}. "
                + "Name another.");
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="RefusedException">Something is wrong; the message has a line for each problem.</exception>
    public void RequireNoProblems()
    {
        if (_problems.Count > 0)
        {
            throw RefusedException.Usage(string.Join(Environment.NewLine, _problems));
        }
    }
}
