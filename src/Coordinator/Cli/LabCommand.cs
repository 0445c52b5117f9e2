using System.CommandLine;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>
/// The lab's command line. Like the main job's it decides only what is an option; what a value means is
/// <see cref="LabSpecReader"/>'s to say.
/// </summary>
internal sealed class LabCommand : ISideCommand
{
    /// <summary>The word that it starts with.</summary>
    public const string Name = "lab";

    private readonly Argument<string[]> _names = new("NAME")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Exercises to run, or all. Default: none; they are listed.",
    };

    private readonly OptionSet _options;

    /// <summary>Makes the command.</summary>
    /// <param name="run">Runs exercises with the settings that were given, by their names in <see cref="LabOptions"/>.</param>
    public LabCommand(Func<IReadOnlyDictionary<string, string?>, Task<ExitCode>> run)
    {
        Command = new Command(Name, "Exercises: questions asked of the same engine. Without a name, lists them.") { _names };
        _options = new OptionSet(Command);
        _options.AddValued(nameof(LabOptions.Workers), "--workers", "LIST", "Worker counts, such as 1,2,4. Default: what each exercise takes.");
        _options.AddValued(nameof(LabOptions.Rows), "--rows", "LIST", "Rows of tables. Default: 1e5,1e6,1e7 (dispatch), or what an exercise takes.");
        _options.AddValued(nameof(LabOptions.Ticks), "--ticks", "T", "Ticks of a run. Default: 100 (dispatch), or what an exercise takes.");
        _options.AddValued(nameof(LabOptions.Samples), "--samples", "N", "Samples of each run. Default: at least 5 (3 if quick), more where time allows.");
        _options.AddValued(nameof(LabOptions.Seed), "--seed", "S", "What generated columns are derived from. Default: 42.");
        _options.AddValued(nameof(LabOptions.StallSeconds), "--stall-seconds", "S", "Seconds without progress after which a worker counts as hung. Default: 10.");
        _options.AddValued(nameof(LabOptions.Restarts), "--restarts", "N", "How often a worker that dies is replaced within --restart-seconds before the run is given up; 0 for never. Default: 3.");
        _options.AddValued(nameof(LabOptions.RestartSeconds), "--restart-seconds", "S", "How long a death counts against --restarts. Default: 5.");
        _options.AddValued(nameof(LabOptions.DrainSeconds), "--drain-seconds", "S", "Seconds that what was told may take to finish after a first Ctrl-C or SIGTERM. Default: 5.");
        _options.AddPlaces();
        _options.AddSwitch(nameof(LabOptions.Quick), "--quick", "A tour: all exercises in under a minute on two cores at rest, with wider intervals.");
        _options.AddSwitch(nameof(LabOptions.AllowLostUpdates), "--allow-lost-updates", "Lets race force two workers onto the same rows, past the plan that refuses it: updates get lost. On a table of its own.");
        _options.AddQuietness();
        Command.SetAction((result, _) => Run(result, run));
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems(ParseResult result)
    {
        // As for the main job: the library takes an unknown option for an argument.
        IEnumerable<string> unknown = NamesIn(result).Where(static word => word.StartsWith("--", StringComparison.Ordinal));
        string[] misplaced = [.. _options.Misplaced(result, [.. unknown, .. result.UnmatchedTokens])];
        return misplaced.Length > 0 ? misplaced
            : result.Errors.Count > 0 ? [.. result.Errors.Select(static error => error.Message)]
            : [.. WithoutName(result)];
    }

    // A forgotten name would look like a success. Whoever asks for help has every right to.
    private IEnumerable<string> WithoutName(ParseResult result) =>
        from option in _options.Given(result)
        where NamesIn(result).Length == 0 && result.Action == Command.Action
        select $"Cannot use {option} because no exercise is named: given={Name} {option}, expected={Name} NAME {option}. {Name} alone lists the names.";

    private async Task<int> Run(ParseResult result, Func<IReadOnlyDictionary<string, string?>, Task<ExitCode>> run)
    {
        string[] names = NamesIn(result);
        if (names.Length == 0)
        {
            ExerciseList.PrintOn(Console.Out);
            return (int)ExitCode.Fine;
        }

        Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase) { [nameof(LabOptions.Exercises)] = string.Join(',', names) };
        _options.CopyTo(settings, result);
        return (int)await run(settings);
    }

    private string[] NamesIn(ParseResult result) => result.GetValue(_names) ?? [];
}
