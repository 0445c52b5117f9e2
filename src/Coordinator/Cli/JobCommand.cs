using System.CommandLine;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>
/// The main job's command line. It decides only what is an option; what a value means is the same for a flag, for the
/// environment and for appsettings.json, and is <see cref="JobSpecReader"/>'s to say.
/// </summary>
internal sealed class JobCommand
{
    private readonly Argument<string?> _workers = new("WORKERS")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The most worker processes to start; 1, 2, 4 ... up to it are measured. Default: the machine's physical cores.",
    };

    private readonly OptionSet _options;
    private readonly IReadOnlyList<ISideCommand> _beside;

    /// <summary>Makes the command.</summary>
    /// <param name="run">Runs the job with the settings that were given, by their names in <see cref="JobOptions"/>.</param>
    /// <param name="beside">The commands beside it.</param>
    public JobCommand(Func<IReadOnlyDictionary<string, string?>, Task<ExitCode>> run, params IReadOnlyList<ISideCommand> beside)
    {
        Root = new RootCommand("Moves shared columns with worker processes, and measures what telling them costs.") { _workers };
        _options = new OptionSet(Root);
        _options.AddValued(nameof(JobOptions.Kernel), "--kernel", "NAME", $"{string.Join(", ", KernelCatalog.All.Select(static kernel => kernel.Name))}, or PATH.dll:NAME; repeatable. Several in every tick: a+b. Default: motion and trig, or the one of them that the input has columns for.", isRepeatable: true);
        _options.AddValued(nameof(JobOptions.Plan), "--plan", "NAME", "A whole tick that is built in: creatures (motion, hunger, starving, respawn; 1M rows unless told otherwise).");
        _options.AddValued(nameof(JobOptions.Rows), "--rows", "N", "Rows to generate, such as 1000, 1e7 or 10M. Default: 10M.");
        _options.AddValued(nameof(JobOptions.Ticks), "--ticks", "T", "Ticks of a run. Default: 100.");
        _options.AddValued(nameof(JobOptions.Dt), "--dt", "S", "Length of a tick. Default: 1/30.");
        _options.AddValued(nameof(JobOptions.Seed), "--seed", "S", "What generated columns are derived from. Default: 42.");
        _options.AddValued(nameof(JobOptions.Dispatch), "--dispatch", "MODE", "per-tick, per-run or doorbell; repeatable. Default: all of them.", isRepeatable: true);
        _options.AddValued(nameof(JobOptions.Batch), "--batch", "K|auto", "Ticks per dispatch, in place of one and all; auto: as few as keep telling under --batch-share, and no longer than 100 ms unless one tick is.");
        _options.AddValued(nameof(JobOptions.BatchShare), "--batch-share", "PERCENT", "What telling may cost of the work with --batch auto, such as 0.5%. Default: 1%.");
        _options.AddValued(nameof(JobOptions.Sweep), "--sweep", "SWEEP", "streaming, tiled or fused, for all runs. Default: streaming where dispatches are compared, and the others on top for per-run.");
        _options.AddValued(nameof(JobOptions.TileRows), "--tile-rows", "N", "Rows of a tile in the tiled sweep, at most 1048576. Default: what this machine is fastest with, measured at the start.");
        _options.AddValued(nameof(JobOptions.Samples), "--samples", "N", "Samples of each run. Default: 5, or as few as 3 to stay under a minute.");
        _options.AddValued(nameof(JobOptions.RoundTrips), "--round-trips", "N", "Samples of an empty round trip, at most; 0 for none. Default: 10000.");
        _options.AddValued(nameof(JobOptions.StallSeconds), "--stall-seconds", "S", "Seconds without progress after which a worker counts as hung. Default: 10.");
        _options.AddValued(nameof(JobOptions.Restarts), "--restarts", "N", "How often a worker that dies is replaced within --restart-seconds before the run is given up; 0 for never. Default: 3.");
        _options.AddValued(nameof(JobOptions.RestartSeconds), "--restart-seconds", "S", "How long a death counts against --restarts. Default: 5.");
        _options.AddValued(nameof(JobOptions.DrainSeconds), "--drain-seconds", "S", "Seconds that what was told may take to finish after a first Ctrl-C or SIGTERM. Default: 5.");
        _options.AddValued(nameof(JobOptions.HugePages), "--huge-pages", "on|off", "Whether to ask the system for huge pages, for columns of 8 MiB and more. Default: on.");
        _options.AddValued(nameof(JobOptions.SegmentRows), "--segment-rows", "N", "Rows that a worker's segment holds; more in a tick is an error. Default: as many as can be found.");
        _options.AddValued(nameof(JobOptions.Input), "--input", "PATH", "A CSV file with a header row, or a folder of COLUMN.npy (1-D; float32, float64, int32 or uint32). Default: generated.");
        _options.AddValued(nameof(JobOptions.Output), "--output", "PATH", "Where the columns go after the run: FILE.csv or a folder for COLUMN.npy.");
        _options.AddPlaces();
        _options.AddSwitch(nameof(JobOptions.Pin), "--pin", "Measures the most workers a second time with each pinned to one CPU.");
        _options.AddSwitch(nameof(JobOptions.Audit), "--audit", "First runs a tick of each kernel on private copies, and ends with 11 where workers wrote the same rows or cache lines, rows outside of their ranges, or columns not declared. A write of the value that was there isn't seen.");
        _options.AddValued(nameof(JobOptions.Checkpoint), "--checkpoint", "DIR", "Keeps the columns on a disk every so many ticks, so that a power failure takes no more than those: resume DIR goes on.");
        _options.AddValued(nameof(JobOptions.Every), "--every", "K", "Ticks between two checkpoints; no order then asks for more. Default: a tenth of the run's.");
        _options.AddSwitch(nameof(JobOptions.NoStandby), "--no-standby", "Starts no process beyond the workers. One that dies is then replaced by a process that is started then, which takes about a third of a second.");
        _options.AddSwitch(nameof(JobOptions.NoJournal), "--no-journal", "Keeps no copy of the tile that is being changed: a little faster where every tick sweeps, but a worker that dies in a tick ends the run.");
        _options.AddSwitch(nameof(JobOptions.SideBySide), "--side-by-side", "Takes the kernels of a tick (a+b) for one phase, whatever they declare; refused where two touch the same rows.");
        _options.AddQuietness();
        _beside = beside;
        foreach (ISideCommand each in beside)
        {
            Root.Subcommands.Add(each.Command);
        }

        Root.SetAction((result, _) => run(Settings(result)).ContinueWith(static done => (int)done.GetAwaiter().GetResult(), TaskScheduler.Default));
    }

    /// <summary>The command, for parsing.</summary>
    public RootCommand Root { get; }

    /// <summary>What is wrong with the words themselves; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems(ParseResult result)
    {
        if (_beside.FirstOrDefault(each => each.Command == result.CommandResult.Command) is { } named)
        {
            return [.. BeforeName(result, named.Command.Name), .. named.Problems(result)];
        }

        string[] misplaced = [.. _options.Misplaced(result, UnknownWords(result))];
        return misplaced.Length > 0 ? misplaced : [.. result.Errors.Select(static error => error.Message)];
    }

    /// <summary>Lets help say of a command beside the main job only what can stand with it: the library would name the main job's argument too.</summary>
    /// <param name="result">What the library made of the words.</param>
    public void HideFrom(ParseResult result) => _workers.Hidden = result.CommandResult.Command != Root;

    // The library would take them in silence, and the command would run without.
    private IEnumerable<string> BeforeName(ParseResult result, string name) =>
        from word in new[] { result.GetValue(_workers) }.OfType<string>().Concat(_options.Given(result))
        select $"Cannot use {word} before {name} because what stands there is the main job's: given={word} ... {name}, "
            + $"expected={name} first, then its own options. See {name} --help.";

    // The library takes an unknown option for the first free argument, and says so of the words behind it only.
    private IEnumerable<string> UnknownWords(ParseResult result) =>
        result.GetValue(_workers) is { } first && first.StartsWith("--", StringComparison.Ordinal)
            ? result.UnmatchedTokens.Prepend(first)
            : result.UnmatchedTokens;

    private Dictionary<string, string?> Settings(ParseResult result)
    {
        Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
        if (result.GetValue(_workers) is { } workers)
        {
            settings[nameof(JobOptions.Workers)] = workers;
        }

        _options.CopyTo(settings, result);
        return settings;
    }
}
