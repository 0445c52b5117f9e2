using System.Collections.Immutable;
using System.Globalization;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>Turns options into a <see cref="JobSpec"/>, or says everything that is wrong with them at once.</summary>
internal sealed class JobSpecReader
{
    private const int MaxSamples = 10_000;
    private const int MaxRoundTrips = 10_000_000;

    private static readonly NamedValues<DispatchMode> DispatchNames = new("dispatch", DispatchName.ByName);
    private static readonly NamedValues<Sweep> SweepNames = new("sweep", SweepName.ByName);
    private static readonly NamedValues<IKernel> KernelNames =
        new("kernel", KernelCatalog.All.Select(static kernel => KeyValuePair.Create(kernel.Name, kernel)));

    private static readonly NamedValues<bool> SwitchNames = new("huge-pages", [KeyValuePair.Create("on", true), KeyValuePair.Create("off", false)]);

    private static readonly NamedValues<LogEventLevel> LevelNames = new(
        "verbosity", Enum.GetValues<LogEventLevel>().Select(static level => KeyValuePair.Create(level.ToString().ToLowerInvariant(), level)));

    private readonly JobOptions _options;
    private readonly List<string> _problems = [];

    private JobSpecReader(JobOptions options)
    {
        _options = options;
    }

    /// <summary>Reads options.</summary>
    /// <param name="options">As people wrote them.</param>
    /// <param name="defaultWorkers">The worker count when none is given.</param>
    /// <exception cref="RefusedException">Something is wrong; the message has a line for each problem.</exception>
    public static JobSpec Read(JobOptions options, int defaultWorkers)
    {
        JobSpecReader reader = new(options);
        JobSpec spec = reader.Read(defaultWorkers);
        reader.RefuseOneFileForTwo(spec);
        reader.RefuseTilesOfNothing(spec);
        return reader._problems.Count == 0 ? spec : throw RefusedException.Usage(string.Join(Environment.NewLine, reader._problems));
    }

    private JobSpec Read(int defaultWorkers)
    {
        int ticks = (int)Whole("ticks", _options.Ticks, 1, Limits.MaxTicks);

        // What stands in for refused ticks must not make a second complaint out of a batch that may be right.
        int mostBatch = _problems.Count == 0 ? ticks : Limits.MaxTicks;
        return new JobSpec
        {
            Workers = (int)(OptionalWhole("workers", _options.Workers, 1, Limits.MaxWorkers) ?? defaultWorkers),
            Kernels = Optional(_options.Kernel) is { } names ? KernelNames.ReadList(names, _problems) : [.. KernelCatalog.All],
            NamesKernels = Optional(_options.Kernel) is not null,
            Rows = ReadRows(),
            Ticks = ticks,
            Dt = ReadDt(),
            Seed = ReadSeed(),
            Dispatches = ReadDispatches(),
            Batch = (int?)OptionalWhole("batch", _options.Batch, 1, mostBatch),
            Sweep = _options.Sweep is null ? null : SweepNames.Read(_options.Sweep, _problems),
            TileRows = (int?)OptionalWhole("tile-rows", _options.TileRows, 1, Limits.MaxTileRows),
            Samples = (int?)OptionalWhole("samples", _options.Samples, 1, MaxSamples),
            RoundTrips = (int)Whole("round-trips", _options.RoundTrips, 0, MaxRoundTrips),
            StallLimit = TimeSpan.FromSeconds(Whole("stall-seconds", _options.StallSeconds, 1, 86_400)),
            HugePages = SwitchNames.Read(_options.HugePages, _problems),
            Pin = _options.Pin,
            Input = Optional(_options.Input),
            Output = Optional(_options.Output),
            Json = Optional(_options.Json),
            LogFile = Optional(_options.LogFile),
            IsQuiet = _options.Quiet,
            Verbosity = LevelNames.Read(_options.Verbosity, _problems),
            NoColor = _options.NoColor,
        };
    }

    // Not bounded by Limits.MaxRows here: what memory lacks for so many rows is the better answer.
    private long? ReadRows()
    {
        // An empty input (a variable set to nothing) is none, here as in the spec: a job must have one or the other.
        if (Optional(_options.Input) is not { } input)
        {
            return Whole("rows", _options.Rows ?? "10M", 1, long.MaxValue);
        }

        if (_options.Rows is not null)
        {
            _problems.Add(
                $"Cannot use a number of rows because the input decides it: rows={_options.Rows}, input={input}. "
                + "Leave one out (rows may also come from the environment or appsettings.json).");
        }

        return null;
    }

    private ImmutableArray<DispatchMode> ReadDispatches()
    {
        if (Optional(_options.Dispatch) is not { } names)
        {
            return Optional(_options.Batch) is null ? [.. DispatchName.ByName.Select(static named => named.Value)] : [DispatchMode.PerRun];
        }

        if (Optional(_options.Batch) is { } batch)
        {
            _problems.Add($"Cannot use --dispatch with --batch because a batch takes its place: dispatch={names}, batch={batch}. Leave one out.");
        }

        return DispatchNames.ReadList(names, _problems);
    }

    private void RefuseOneFileForTwo(JobSpec spec)
    {
        (string Option, string? Path)[] files = [("--input", spec.Input), ("--output", spec.Output), ("--json", spec.Json), ("--log-file", spec.LogFile)];
        IEnumerable<IGrouping<string, (string Option, string? Path)>> shared = files
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

    private void RefuseTilesOfNothing(JobSpec spec)
    {
        if (spec is { TileRows: not null, Sweep: not null and not Sweep.Tiled })
        {
            _problems.Add(
                $"Cannot use --tile-rows with this --sweep because nothing is tiled: tile-rows={_options.TileRows}, sweep={_options.Sweep}, expected=tiled. Leave one out.");
        }
    }

    private float ReadDt()
    {
        if (FractionText.TryParse(_options.Dt, out double dt) && float.IsFinite((float)dt))
        {
            return (float)dt;
        }

        _problems.Add($"Cannot use the length of a tick because it is no finite number: dt={_options.Dt}, expected=a number such as 1/30 or 0.033.");
        return 0;
    }

    private ulong ReadSeed()
    {
        if (ulong.TryParse(_options.Seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            return seed;
        }

        _problems.Add($"Cannot use the seed because it is no whole number: seed={_options.Seed}, expected=0 to {ulong.MaxValue}.");
        return 0;
    }

    private long? OptionalWhole(string name, string? text, long min, long max) => text is null ? null : Whole(name, text, min, max);

    private long Whole(string name, string text, long min, long max)
    {
        if (SizeText.TryParse(text, out long value) && value >= min && value <= max)
        {
            return value;
        }

        string limit = max == long.MaxValue ? $"a whole number from {min}, such as 1000, 1e7 or 10M" : $"a whole number from {min} to {max}";
        _problems.Add($"Cannot use the given {name} because it is out of bounds or no number: {name}={text}, expected={limit}.");
        return min;
    }

    private static string? Optional(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
