using System.CommandLine;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>The command line of the examination.</summary>
internal sealed class DoctorCommand : ISideCommand
{
    /// <summary>The word that it starts with.</summary>
    public const string Name = "doctor";

    private readonly OptionSet _options;

    /// <summary>Makes the command.</summary>
    /// <param name="run">Examines, with the settings that were given, by their names in <see cref="DoctorOptions"/>.</param>
    public DoctorCommand(Func<IReadOnlyDictionary<string, string?>, ExitCode> run)
    {
        Command = new Command(Name, "Says whether this machine is fit to run, and what its figures will depend on. Removes nothing. Exit code 0 when fit, 13 when not.");
        _options = new OptionSet(Command);
        _options.AddValued(nameof(DoctorOptions.Json), "--json", "FILE", "The findings as a document; - for standard output.");
        _options.AddMemoryFolder();
        _options.AddSwitch(nameof(DoctorOptions.All), "--all", "Also says what the findings mean that are fine.");
        _options.AddNoColor();
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
