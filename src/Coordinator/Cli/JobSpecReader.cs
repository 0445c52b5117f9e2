using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans.Creatures;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>Turns options into a <see cref="JobSpec"/>, or says everything that is wrong with them at once.</summary>
internal sealed class JobSpecReader
{
    private const int MaxSamples = 10_000;
    private const int MaxRoundTrips = 10_000_000;
    private const string DefaultBatchShare = "1%";

    /// <summary>Less than any measurement here can tell from nothing.</summary>
    private const double LeastSharePercent = 0.001;

    private static readonly NamedValues<DispatchMode> DispatchNames = new("dispatch", DispatchName.ByName);
    private static readonly NamedValues<Sweep> SweepNames = new("sweep", SweepName.ByName);
    private static readonly NamedValues<bool> SwitchNames = new("huge-pages", [KeyValuePair.Create("on", true), KeyValuePair.Create("off", false)]);

    private static readonly NamedValues<Func<ulong, KernelGroup>> PlanNames =
        new("plan", [KeyValuePair.Create<string, Func<ulong, KernelGroup>>(CreaturesPlan.Name, CreaturesPlan.Group)]);

    private readonly JobOptions _options;
    private readonly OptionReader _reader = new();

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
        reader._reader.RefuseTwoOnStandardOutput(spec);
        reader._reader.RefuseOneFileForTwo([("--input", spec.Input), ("--output", spec.Output), .. OptionReader.FilesOf(spec)]);
        reader.RefuseTilesOfNothing(spec);
        reader.RefuseSideBySideOfNothing(spec);
        reader.RefuseRoomForNothing(spec);
        reader._reader.RequireNoProblems();
        return spec;
    }

    private JobSpec Read(int defaultWorkers)
    {
        int ticks = (int)_reader.Whole("ticks", _options.Ticks, 1, Limits.MaxTicks);

        // What stands in for refused ticks must not make a second complaint out of a batch that may be right.
        int mostBatch = _reader.Problems.Count == 0 ? ticks : Limits.MaxTicks;

        // Read once: a plan wants it too, and nobody is to hear twice what is wrong with it.
        ulong seed = _reader.Seed(_options.Seed);
        return new JobSpec
        {
            Options = _options,
            Workers = (int)(_reader.OptionalWhole("workers", _options.Workers, 1, Limits.MaxWorkers) ?? defaultWorkers),
            Kernels = ReadKernels(seed),
            NamesKernels = (OptionReader.Optional(_options.Kernel) ?? OptionReader.Optional(_options.Plan)) is not null,
            Rows = ReadRows(),
            Ticks = ticks,
            Dt = ReadDt(),
            Seed = seed,
            Dispatches = ReadDispatches(),
            Batch = IsBatchChosen ? null : (int?)_reader.OptionalWhole("batch", _options.Batch, 1, mostBatch),
            BatchShare = ReadBatchShare(),
            Sweep = _options.Sweep is null ? null : SweepNames.Read(_options.Sweep, _reader.Problems),
            TileRows = (int?)_reader.OptionalWhole("tile-rows", _options.TileRows, 1, Limits.MaxTileRows),
            SegmentRows = (int?)_reader.OptionalWhole("segment-rows", _options.SegmentRows, 1, Limits.MaxSegmentRows),
            Samples = (int?)_reader.OptionalWhole("samples", _options.Samples, 1, MaxSamples),
            RoundTrips = (int)_reader.Whole("round-trips", _options.RoundTrips, 0, MaxRoundTrips),
            StallLimit = _reader.StallLimit(_options.StallSeconds),
            Restarts = _reader.Restarts(_options.Restarts, _options.RestartSeconds),
            DrainLimit = _reader.DrainLimit(_options.DrainSeconds),
            HugePages = SwitchNames.Read(_options.HugePages, _reader.Problems),
            Pin = _options.Pin,
            IsAudited = _options.Audit,
            KeepsJournal = !_options.NoJournal,
            HasStandby = !_options.NoStandby,
            CheckpointFolder = OptionReader.Optional(_options.Checkpoint) is { } folder ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) : null,
            CheckpointEvery = ReadEvery(ticks),
            Input = OptionReader.Optional(_options.Input),
            Output = OptionReader.Optional(_options.Output),
            Json = OptionReader.Optional(_options.Json),
            Csv = OptionReader.Optional(_options.Csv),
            Markdown = OptionReader.Optional(_options.Markdown),
            Report = OptionReader.Optional(_options.Report),
            DashboardPort = _reader.DashboardPort(_options.Dashboard),
            Otlp = _reader.Collector(_options.Otlp),
            LogFile = OptionReader.Optional(_options.LogFile),
            MemoryFolder = _reader.MemoryFolder(_options.MemoryFolder),
            IsQuiet = _options.Quiet,
            Verbosity = _reader.Level(_options.Verbosity),
            NoColor = _options.NoColor,
        };
    }

    private ImmutableArray<KernelGroup> ReadKernels(ulong seed)
    {
        string? names = OptionReader.Optional(_options.Kernel);
        if (OptionReader.Optional(_options.Plan) is not { } plan)
        {
            return names is null ? KernelGroupReader.Default : KernelGroupReader.Read(names, _options.SideBySide, _reader.Problems);
        }

        if (names is not null)
        {
            _reader.Problems.Add($"Cannot use --kernel with --plan because a plan has its own kernels: kernel={names}, plan={plan}. Leave one out.");
        }

        return [PlanNames.Read(plan, _reader.Problems)(seed)];
    }

    // A tenth of the run: what a power failure takes is then no more than that.
    private int ReadEvery(int ticks)
    {
        if (OptionReader.Optional(_options.Checkpoint) is not null)
        {
            return (int)(_reader.OptionalWhole("every", _options.Every, 1, Limits.MaxTicks) ?? Math.Max(1, ticks / 10));
        }

        if (OptionReader.Optional(_options.Every) is { } every)
        {
            _reader.Problems.Add($"Cannot use --every because no checkpoints were asked for: every={every}, expected=--checkpoint DIR. Leave it out.");
        }

        return int.MaxValue;
    }

    private void RefuseSideBySideOfNothing(JobSpec spec)
    {
        if (_options.SideBySide && !spec.Kernels.Any(static group => group.IsSideBySide && group.Kernels.Length > 1))
        {
            _reader.Problems.Add(
                $"Cannot use --side-by-side because no tick has several kernels that were named: kernel={_options.Kernel ?? "none"}, expected=a+b. Leave it out.");
        }
    }

    private void RefuseRoomForNothing(JobSpec spec)
    {
        if (spec.SegmentRows is { } rows && !spec.Kernels.Any(static group => group.Kernels.Any(static found => found.Kernel is ISegmentKernel)))
        {
            _reader.Problems.Add($"Cannot use --segment-rows because no kernel finds rows: segment-rows={rows}, kernel={_options.Kernel ?? "none"}, expected=one that does, such as starve. Leave it out.");
        }
    }

    private bool IsBatchChosen => string.Equals(_options.Batch, "auto", StringComparison.OrdinalIgnoreCase);

    private double? ReadBatchShare()
    {
        string? text = OptionReader.Optional(_options.BatchShare);
        if (!IsBatchChosen)
        {
            if (text is not null)
            {
                _reader.Problems.Add(
                    $"Cannot use --batch-share because no batch is chosen by it: batch-share={text}, batch={_options.Batch ?? "none"}, expected=--batch auto. Leave it out.");
            }

            return null;
        }

        text ??= DefaultBatchShare;
        if (text.EndsWith('%') && FractionText.TryParse(text[..^1].TrimEnd(), out double percent) && percent is >= LeastSharePercent and <= 100)
        {
            return percent / 100;
        }

        _reader.Problems.Add($"Cannot use the given batch-share because it is no percentage: batch-share={text}, expected={LeastSharePercent}% to 100%, with the sign, such as 0.5%.");
        return null;
    }

    // Not bounded by Limits.MaxRows here: what memory lacks for so many rows is the better answer.
    private long? ReadRows()
    {
        // An empty input (a variable set to nothing) is none, here as in the spec: a job must have one or the other.
        if (OptionReader.Optional(_options.Input) is not { } input)
        {
            return _reader.Whole("rows", _options.Rows ?? (OptionReader.Optional(_options.Plan) is null ? "10M" : CreaturesPlan.DefaultRows), 1, long.MaxValue);
        }

        if (_options.Rows is not null)
        {
            _reader.Problems.Add(
                $"Cannot use a number of rows because the input decides it: rows={_options.Rows}, input={input}. "
                + "Leave one out (rows may also come from the environment or appsettings.json).");
        }

        return null;
    }

    private ImmutableArray<DispatchMode> ReadDispatches()
    {
        if (OptionReader.Optional(_options.Dispatch) is not { } names)
        {
            return OptionReader.Optional(_options.Batch) is null ? [.. DispatchName.ByName.Select(static named => named.Value)] : [DispatchMode.PerRun];
        }

        if (OptionReader.Optional(_options.Batch) is { } batch)
        {
            _reader.Problems.Add($"Cannot use --dispatch with --batch because a batch takes its place: dispatch={names}, batch={batch}. Leave one out.");
        }

        return DispatchNames.ReadList(names, _reader.Problems);
    }

    private void RefuseTilesOfNothing(JobSpec spec)
    {
        if (spec is { TileRows: not null, Sweep: not null and not Sweep.Tiled })
        {
            _reader.Problems.Add(
                $"Cannot use --tile-rows with this --sweep because nothing is tiled: tile-rows={_options.TileRows}, sweep={_options.Sweep}, expected=tiled. Leave one out.");
        }
    }

    private float ReadDt()
    {
        if (FractionText.TryParse(_options.Dt, out double dt) && float.IsFinite((float)dt))
        {
            return (float)dt;
        }

        _reader.Problems.Add($"Cannot use the length of a tick because it is no finite number: dt={_options.Dt}, expected=a number such as 1/30 or 0.033.");
        return 0;
    }
}
