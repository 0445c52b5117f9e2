using System.Collections.Immutable;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>Turns options into a <see cref="LabSpec"/>, or says everything that is wrong with them at once.</summary>
internal static class LabSpecReader
{
    private const int MaxSamples = 10_000;

    /// <summary>The name that stands for all.</summary>
    private const string All = "all";

    // Smaller, larger and much larger than the caches of one core.
    private const string UsualRows = "1e5,1e6,1e7";

    private const string UsualTicks = "100";

    private static readonly NamedValues<ImmutableArray<IExercise>> Names = new("exercise",
    [
        .. ExerciseCatalog.All.Select(static exercise => KeyValuePair.Create(exercise.Name, ImmutableArray.Create(exercise))),
        KeyValuePair.Create(All, ExerciseCatalog.All.ToImmutableArray()),
    ]);

    /// <summary>Reads options.</summary>
    /// <param name="options">As people wrote them.</param>
    /// <exception cref="RefusedException">Something is wrong; the message has a line for each problem.</exception>
    public static LabSpec Read(LabOptions options)
    {
        OptionReader reader = new();
        LabSpec spec = new()
        {
            Exercises = [.. Names.ReadList(options.Exercises ?? string.Empty, reader.Problems).SelectMany(static each => each).Distinct()],
            Workers = OptionReader.Optional(options.Workers) is { } workers ? reader.WholeList("workers", workers, 1, Limits.MaxWorkers) : [],
            Rows = reader.WholeList("rows", OptionReader.Optional(options.Rows) ?? UsualRows, 1, Limits.MaxRows),
            Ticks = (int)reader.Whole("ticks", OptionReader.Optional(options.Ticks) ?? UsualTicks, 1, Limits.MaxTicks),
            Samples = (int?)reader.OptionalWhole("samples", options.Samples, 1, MaxSamples),
            Given = [.. GivenOf(options)],
            IsQuick = options.Quick,
            AllowsLostUpdates = options.AllowLostUpdates,
            Seed = reader.Seed(options.Seed),
            StallLimit = reader.StallLimit(options.StallSeconds),
            Restarts = reader.Restarts(options.Restarts, options.RestartSeconds),
            DrainLimit = reader.DrainLimit(options.DrainSeconds),
            Json = OptionReader.Optional(options.Json),
            Csv = OptionReader.Optional(options.Csv),
            Markdown = OptionReader.Optional(options.Markdown),
            Report = OptionReader.Optional(options.Report),
            DashboardPort = reader.DashboardPort(options.Dashboard),
            Otlp = reader.Collector(options.Otlp),
            LogFile = OptionReader.Optional(options.LogFile),
            MemoryFolder = reader.MemoryFolder(options.MemoryFolder),
            IsQuiet = options.Quiet,
            Verbosity = reader.Level(options.Verbosity),
            NoColor = options.NoColor,
        };
        reader.RefuseTwoOnStandardOutput(spec);
        reader.RefuseOneFileForTwo(OptionReader.FilesOf(spec));
        reader.RequireNoProblems();
        return spec;
    }

    private static IEnumerable<string> GivenOf(LabOptions options) =>
        from option in new (string Name, string? Value)[] { ("--rows", options.Rows), ("--ticks", options.Ticks), ("--samples", options.Samples) }
        where OptionReader.Optional(option.Value) is not null
        select option.Name;
}
