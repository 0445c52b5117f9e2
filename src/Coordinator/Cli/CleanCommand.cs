using System.CommandLine;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>The command line of the clean-up.</summary>
internal sealed class CleanCommand : ISideCommand
{
    /// <summary>The word that it starts with.</summary>
    public const string Name = "clean";

    private readonly OptionSet _options;

    /// <summary>Makes the command.</summary>
    /// <param name="run">Cleans up, with the settings that were given, by their names in <see cref="CleanOptions"/>.</param>
    public CleanCommand(Func<IReadOnlyDictionary<string, string?>, ExitCode> run)
    {
        Command = new Command(Name, "Removes what dead runs left in shared memory, and says what. Never touches a live one.");
        _options = new OptionSet(Command);
        _options.AddMemoryFolder();
        Command.SetAction(result =>
        {
            Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
            _options.CopyTo(settings, result);
            return (int)run(settings);
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems(ParseResult result)
    {
        string[] misplaced = [.. _options.Misplaced(result, result.UnmatchedTokens)];
        return misplaced.Length > 0 ? misplaced : [.. result.Errors.Select(static error => error.Message)];
    }
}
