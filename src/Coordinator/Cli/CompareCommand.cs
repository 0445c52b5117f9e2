using System.CommandLine;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>The command line of the comparison.</summary>
internal sealed class CompareCommand : ISideCommand
{
    /// <summary>The word that it starts with.</summary>
    public const string Name = "compare";

    private readonly Argument<string[]> _files = new("FILE")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Two result documents, as --json writes them: what it was, and what it is.",
    };

    private readonly OptionSet _options;

    /// <summary>Makes the command.</summary>
    /// <param name="run">Compares two files, with the settings that were given, by their names in <see cref="CompareOptions"/>.</param>
    public CompareCommand(Func<string, string, IReadOnlyDictionary<string, string?>, ExitCode> run)
    {
        Command = new Command(Name, "Says which runs of the second result document are slower or faster than in the first, and which differences the samples can tell from chance. Exit code 10 on a regression, 11 where bits differ.") { _files };
        _options = new OptionSet(Command);
        _options.AddValued(nameof(CompareOptions.FailOnRegression), "--fail-on-regression", "PERCENT", "Ends with 10 when a run is slower by at least that, such as 5% or 0.05, as far as the samples can tell it from chance.");
        _options.AddSwitch(nameof(CompareOptions.AcrossMachines), "--across-machines", "Compares figures of different machines, which is refused otherwise.");
        _options.AddValued(nameof(CompareOptions.Json), "--json", "FILE", "The comparison as a document; - for standard output.");
        _options.AddOptionallyValued(nameof(CompareOptions.Markdown), "--markdown", "FILE", "The comparison as Markdown, for a pull request; without a file on standard output.");
        _options.AddNoColor();
        Command.SetAction(result =>
        {
            Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
            _options.CopyTo(settings, result);
            string[] files = FilesIn(result);
            return (int)run(files[0], files[1], settings);
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems(ParseResult result)
    {
        // As for the main job: the library takes an unknown option for an argument.
        IEnumerable<string> unknown = FilesIn(result).Where(static word => word.StartsWith("--", StringComparison.Ordinal));
        string[] misplaced = [.. _options.Misplaced(result, [.. unknown, .. result.UnmatchedTokens])];
        return misplaced.Length > 0 ? misplaced
            : result.Errors.Count > 0 ? [.. result.Errors.Select(static error => error.Message)]
            : result.Action == Command.Action && FilesIn(result).Length != 2
                ? [$"Cannot compare because two files are needed: given={FilesIn(result).Length}, expected={Name} A.json B.json, and options behind them."]
            : [];
    }

    private string[] FilesIn(ParseResult result) => result.GetValue(_files) ?? [];
}
