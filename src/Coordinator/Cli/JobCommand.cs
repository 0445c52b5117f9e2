using System.CommandLine;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>
/// The main job's command line. It decides only what is an option; what a value means is the same for a flag, for the
/// environment and for appsettings.json, and is <see cref="JobSpecReader"/>'s to say.
/// </summary>
internal sealed class JobCommand
{
    private static readonly string[] Reserved = ["lab", "doctor", "clean", "compare", "resume"];

    private readonly Argument<string?> _workers = new("WORKERS")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The most worker processes to start; 1, 2, 4 ... up to it are measured. Default: the machine's physical cores.",
    };

    private readonly Dictionary<string, Option> _valued = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Option<bool>> _switches = new(StringComparer.Ordinal);

    /// <summary>Makes the command.</summary>
    /// <param name="run">Runs the job with the settings that were given, by their names in <see cref="JobOptions"/>.</param>
    public JobCommand(Func<IReadOnlyDictionary<string, string?>, Task<ExitCode>> run)
    {
        Root = new RootCommand("Moves shared columns with worker processes, and measures what telling them costs.") { _workers };
        AddValued(nameof(JobOptions.Kernel), "--kernel", "NAME", "motion or trig; repeatable. Default: both, or those that the input has columns for.");
        AddValued(nameof(JobOptions.Rows), "--rows", "N", "Rows to generate, such as 1000, 1e7 or 10M. Default: 10M.");
        AddValued(nameof(JobOptions.Ticks), "--ticks", "T", "Ticks of a run. Default: 100.");
        AddValued(nameof(JobOptions.Dt), "--dt", "S", "Length of a tick. Default: 1/30.");
        AddValued(nameof(JobOptions.Seed), "--seed", "S", "What generated columns are derived from. Default: 42.");
        AddValued(nameof(JobOptions.Dispatch), "--dispatch", "MODE", "per-tick or per-run; repeatable. Default: both.");
        AddValued(nameof(JobOptions.Batch), "--batch", "K", "Ticks per dispatch, in place of one and all.");
        AddValued(nameof(JobOptions.Sweep), "--sweep", "SWEEP", "streaming, tiled or fused, for all runs. Default: streaming where dispatches are compared, and the others on top for per-run.");
        AddValued(nameof(JobOptions.TileRows), "--tile-rows", "N", "Rows of a tile in the tiled sweep, at most 1048576. Default: what this machine is fastest with, measured at the start.");
        AddValued(nameof(JobOptions.Samples), "--samples", "N", "Samples of each run. Default: 5, or as few as 3 to stay under a minute.");
        AddValued(nameof(JobOptions.RoundTrips), "--round-trips", "N", "Samples of an empty round trip, at most; 0 for none. Default: 10000.");
        AddValued(nameof(JobOptions.StallSeconds), "--stall-seconds", "S", "Seconds without progress after which a worker counts as hung. Default: 10.");
        AddValued(nameof(JobOptions.HugePages), "--huge-pages", "on|off", "Whether to ask the system for huge pages, for columns of 8 MiB and more. Default: on.");
        AddValued(nameof(JobOptions.Input), "--input", "PATH", "A CSV file with a header row, or a folder of COLUMN.npy (float32, 1-D). Default: generated.");
        AddValued(nameof(JobOptions.Output), "--output", "PATH", "Where the columns go after the run: FILE.csv or a folder for COLUMN.npy.");
        AddValued(nameof(JobOptions.Json), "--json", "FILE", "The result document; - for standard output.");
        AddValued(nameof(JobOptions.LogFile), "--log-file", "FILE", "Structured log, one JSON object a line. Default: a file of the run's own in logs/.");
        AddValued(nameof(JobOptions.Verbosity), "--verbosity", "LEVEL", "What of the log standard error shows: verbose, debug, information, warning, error, fatal. Default: warning.");
        AddSwitch(nameof(JobOptions.Pin), "--pin", "Measures the most workers a second time with each pinned to one CPU.");
        AddSwitch(nameof(JobOptions.Quiet), "--quiet", "No progress and no warnings, only results and errors.");
        AddSwitch(nameof(JobOptions.NoColor), "--no-color", "No colours; NO_COLOR and a redirected stream mean the same.");
        Root.SetAction((result, _) => run(Settings(result)).ContinueWith(static done => (int)done.GetAwaiter().GetResult(), TaskScheduler.Default));
    }

    /// <summary>The command, for parsing.</summary>
    public RootCommand Root { get; }

    /// <summary>What is wrong with the words themselves; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems(ParseResult result)
    {
        if (Array.Find(Reserved, word => string.Equals(word, result.GetValue(_workers), StringComparison.Ordinal)) is { } reserved)
        {
            return [$"Cannot run {reserved} because this version has the main job only: command={reserved}, expected=a number of workers, or options."];
        }

        // Every misplaced word gets one sentence of ours; the library's own says less.
        string[] misplaced = [.. UnknownWords(result).Select(Unknown), .. SwallowedOptions(result), .. BadlyGiven(result)];
        return misplaced.Length > 0 ? misplaced : [.. result.Errors.Select(static error => error.Message)];
    }

    // The library takes an unknown option for the first free argument, and says so of the words behind it only.
    private IEnumerable<string> UnknownWords(ParseResult result) =>
        result.GetValue(_workers) is { } first && first.StartsWith("--", StringComparison.Ordinal)
            ? result.UnmatchedTokens.Prepend(first)
            : result.UnmatchedTokens;

    // The library also takes an option for the value of the one before it: "--json --quiet" would write a file of that name.
    private IEnumerable<string> SwallowedOptions(ParseResult result) =>
        from option in _valued.Values
        let given = result.GetResult(option)
        where given is not null
        from token in given.Tokens
        where KnownNames.Contains(token.Value, StringComparer.Ordinal)
        select $"Cannot use {option.Name} because its value is missing: given={option.Name} {token.Value}, expected={option.Name} {option.HelpName}.";

    // An option without a value, with an empty one (a script's unset variable), or given twice.
    private IEnumerable<string> BadlyGiven(ParseResult result) =>
        from option in _valued.Values
        let given = result.GetResult(option)
        where given is { Implicit: false }
        let isMissing = given.Tokens.Count == 0 || given.Tokens.Any(static token => token.Value.Length == 0)
        let isTwice = given.Tokens.Count > 1 && option is Option<string>
        where isMissing || isTwice
        select isMissing
            ? $"Cannot use {option.Name} because its value is missing: expected={option.Name} {option.HelpName}."
            : $"Cannot use {option.Name} because it is given {given.Tokens.Count} times: expected=once.";

    private IEnumerable<string> KnownNames => _valued.Values.Concat(_switches.Values).Select(static option => option.Name);

    private string Unknown(string word)
    {
        string name = word.Split('=', 2)[0];
        string? nearest = NearestName.Of(name, KnownNames);
        string hint = nearest is null ? "See --help for the options." : $"Did you mean {nearest}?";
        return $"Cannot use {name} because there is no such option or argument: given={word}. {hint}";
    }

    private Dictionary<string, string?> Settings(ParseResult result)
    {
        Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
        if (result.GetValue(_workers) is { } workers)
        {
            settings[nameof(JobOptions.Workers)] = workers;
        }

        foreach ((string name, Option option) in _valued)
        {
            if (result.GetResult(option) is { Tokens.Count: > 0 } given)
            {
                settings[name] = string.Join(',', given.Tokens.Select(static token => token.Value));
            }
        }

        foreach ((string name, Option<bool> option) in _switches)
        {
            // Also "--quiet false": a flag beats the environment in both directions.
            if (result.GetResult(option) is { Implicit: false })
            {
                settings[name] = result.GetValue(option).ToString();
            }
        }

        return settings;
    }

    private void AddValued(string setting, string name, string valueName, string description)
    {
        bool isRepeatable = setting is nameof(JobOptions.Kernel) or nameof(JobOptions.Dispatch);
        Option option = isRepeatable ? new Option<string[]>(name) : new Option<string>(name);
        option.Description = description;
        option.HelpName = valueName;
        _valued.Add(setting, option);
        Root.Options.Add(option);
    }

    private void AddSwitch(string setting, string name, string description)
    {
        Option<bool> option = new(name) { Description = description };
        _switches.Add(setting, option);
        Root.Options.Add(option);
    }
}
