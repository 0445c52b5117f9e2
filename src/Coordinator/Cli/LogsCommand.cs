using System.CommandLine;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>The command line that shows logs.</summary>
internal sealed class LogsCommand : ISideCommand
{
    /// <summary>The word that it starts with.</summary>
    public const string Name = "logs";

    private readonly Argument<string[]> _files = new("FILE")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Logs that runs wrote; several are shown as one, in the order of time. Default: the newest in logs/.",
    };

    private readonly OptionSet _options;

    /// <summary>Makes the command.</summary>
    /// <param name="run">Shows them, with the settings that were given, by their names in <see cref="LogsOptions"/>.</param>
    public LogsCommand(Func<IReadOnlyDictionary<string, string?>, ExitCode> run)
    {
        Command = new Command(Name, "Shows the log of a run, or what is wanted of it.") { _files };
        _options = new OptionSet(Command);
        _options.AddValued(nameof(LogsOptions.Worker), "--worker", "N", "Only what concerns this worker.");
        _options.AddValued(nameof(LogsOptions.Level), "--level", "LEVEL", "Only what has at least this level: verbose, debug, information, warning, error, fatal.");
        _options.AddValued(nameof(LogsOptions.Run), "--run", "ID", "Only what belongs to this run; the first digits of its id will do.");
        _options.AddValued(nameof(LogsOptions.Event), "--event", "NAME", "Only events of this name or number, such as WorkerLost or 111; docs/logs.md has them all.");
        _options.AddValued(nameof(LogsOptions.Exercise), "--exercise", "NAME", "Only what belongs to this exercise of the lab.");
        _options.AddValued(nameof(LogsOptions.Since), "--since", "TIME", "Not what was before: so long after the run's beginning, such as 1.5, 250ms or 2m, or a time such as 2026-01-31T12:00:00Z.");
        _options.AddValued(nameof(LogsOptions.Until), "--until", "TIME", "Not what was after.");
        _options.AddSwitch(nameof(LogsOptions.Follow), "--follow", "Waits for what is written next, until the job has ended or Ctrl-C.");
        _options.AddSwitch(nameof(LogsOptions.Lines), "--json", "The lines as they stand in the file, for jq and the like.");
        _options.AddNoColor();
        Command.SetAction(result =>
        {
            Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
            _options.CopyTo(settings, result);
            if (result.GetValue(_files) is { Length: > 0 } files)
            {
                settings[nameof(LogsOptions.Files)] = string.Join('\n', files);
            }

            return (int)run(settings);
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems(ParseResult result)
    {
        // The library takes an option that it doesn't know for a file.
        IEnumerable<string> unknown = (result.GetValue(_files) ?? []).Where(static file => file.StartsWith("--", StringComparison.Ordinal));
        string[] misplaced = [.. _options.Misplaced(result, unknown.Concat(result.UnmatchedTokens))];
        return misplaced.Length > 0 ? misplaced : [.. result.Errors.Select(static error => error.Message)];
    }
}
