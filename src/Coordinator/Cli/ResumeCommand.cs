using System.CommandLine;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>The command line that goes on with a job whose coordinator died.</summary>
internal sealed class ResumeCommand : ISideCommand
{
    /// <summary>The word that it starts with.</summary>
    public const string Name = "resume";

    private readonly Argument<string?> _what = new("RUN")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The run, by the number that its log and its result document have; or a folder of checkpoints.",
    };

    private readonly OptionSet _options;

    /// <summary>Makes the command.</summary>
    /// <param name="run">Goes on with what is named, with the settings that were given, by their names in <see cref="ResumeOptions"/>.</param>
    public ResumeCommand(Func<string, IReadOnlyDictionary<string, string?>, Task<ExitCode>> run)
    {
        Command = new Command(Name, "Finishes a job whose coordinator died, or that power was cut from, with the same bits. Everything but where results go is as it was asked for.") { _what };
        _options = new OptionSet(Command);
        _options.AddPlaces();
        _options.AddQuietness();
        Command.SetAction(async (result, _) =>
        {
            Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
            _options.CopyTo(settings, result);
            return (int)await run(result.GetValue(_what)!, settings);
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems(ParseResult result)
    {
        string[] misplaced = [.. _options.Misplaced(result, result.UnmatchedTokens)];
        return misplaced.Length > 0 ? misplaced
            : result.Errors.Count > 0 ? [.. result.Errors.Select(static error => error.Message)]
            : result.Action == Command.Action && result.GetValue(_what) is null ? ["Cannot resume because no run is named: expected=resume RUN, or resume FOLDER of checkpoints. The run's number is in its log file's name."]
            : [];
    }
}
