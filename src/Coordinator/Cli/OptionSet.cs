using System.CommandLine;
using ParallelMotion.Shared.Naming;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>
/// A command's options: how they are written, which settings they become, and what is wrong with how they were given. Every
/// misplaced word gets a sentence of ours; the library's own says less.
/// </summary>
/// <param name="command">Whose.</param>
internal sealed class OptionSet(Command command)
{
    /// <summary>What an option without its value becomes, where it may be without.</summary>
    public const string On = "on";

    private readonly Dictionary<string, Option> _valued = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Option<bool>> _switches = new(StringComparer.Ordinal);

    private IEnumerable<Option> All => _valued.Values.Concat(_switches.Values);

    private IEnumerable<string> KnownNames => All.Select(static option => option.Name);

    /// <summary>Adds one that takes a value.</summary>
    /// <param name="setting">The setting that it becomes.</param>
    /// <param name="name">The option.</param>
    /// <param name="valueName">What stands for its value in the help.</param>
    /// <param name="description">What it means.</param>
    /// <param name="isRepeatable">Whether it may be given several times, and is then a list.</param>
    public void AddValued(string setting, string name, string valueName, string description, bool isRepeatable = false)
    {
        Option option = isRepeatable ? new Option<string[]>(name) : new Option<string>(name);
        option.Description = description;
        option.HelpName = valueName;
        _valued.Add(setting, option);
        command.Options.Add(option);
    }

    /// <summary>Adds one that may have a value.</summary>
    /// <param name="setting">The setting that it becomes.</param>
    /// <param name="name">The option.</param>
    /// <param name="valueName">What stands for its value in the help.</param>
    /// <param name="description">What it means.</param>
    public void AddOptionallyValued(string setting, string name, string valueName, string description)
    {
        Option<string> option = new(name) { Description = description, HelpName = $"[{valueName}]", Arity = ArgumentArity.ZeroOrOne };
        _valued.Add(setting, option);
        command.Options.Add(option);
    }

    /// <summary>Adds one that is there or not.</summary>
    public void AddSwitch(string setting, string name, string description)
    {
        Option<bool> option = new(name) { Description = description };
        _switches.Add(setting, option);
        command.Options.Add(option);
    }

    /// <summary>Adds what says where regions lie.</summary>
    public void AddMemoryFolder() =>
        AddValued(nameof(HostedOptions.MemoryFolder), "--memory-folder", "DIR", "Where shared memory lies on Unix: a folder on a file system in memory. Default: /dev/shm, or the temp folder where there is none.");

    /// <summary>Adds what says where results, log and regions go.</summary>
    public void AddPlaces()
    {
        AddValued(nameof(HostedOptions.Json), "--json", "FILE", "The result document; - for standard output.");
        AddValued(nameof(HostedOptions.Csv), "--csv", "FILE", "The measurements as CSV, a line for each sample; - for standard output.");
        AddValued(nameof(HostedOptions.Markdown), "--markdown", "FILE", "The findings as Markdown; - for standard output.");
        AddValued(nameof(HostedOptions.Report), "--report", "FILE", "The findings as one page of HTML with pictures, which needs no network.");
        AddOptionallyValued(nameof(HostedOptions.Dashboard), "--dashboard", "PORT", "Shows the run while it goes on, on a page that only this machine can open. Default port: 5080, or a free one where that is taken.");
        AddValued(nameof(HostedOptions.Otlp), "--otlp", "URL", "Sends traces and metrics to a collector that speaks OTLP over HTTP, such as http://localhost:4318.");
        AddValued(nameof(HostedOptions.LogFile), "--log-file", "FILE", "Structured log, one JSON object a line. Default: a file of the run's own in logs/.");
        AddValued(nameof(HostedOptions.Verbosity), "--verbosity", "LEVEL", "What of the log standard error shows: verbose, debug, information, warning, error, fatal. Default: warning.");
        AddMemoryFolder();
    }

    /// <summary>Adds what decides how much is shown.</summary>
    public void AddQuietness()
    {
        AddSwitch(nameof(HostedOptions.Quiet), "--quiet", "No progress and no warnings, only results and errors.");
        AddNoColor();
    }

    /// <summary>Adds what turns colours off.</summary>
    public void AddNoColor() => AddSwitch(nameof(HostedOptions.NoColor), "--no-color", "No colours; NO_COLOR and a redirected stream mean the same.");

    /// <summary>Those that were given, as they are called.</summary>
    public IEnumerable<string> Given(ParseResult result) =>
        All.Where(option => result.GetResult(option) is { Implicit: false }).Select(static option => option.Name);

    /// <summary>A sentence for each word that can't stand where it stands.</summary>
    /// <param name="result">What the library made of the words.</param>
    /// <param name="unknown">Words that are nothing it knows.</param>
    public IEnumerable<string> Misplaced(ParseResult result, IEnumerable<string> unknown) =>
        [.. unknown.Select(Unknown), .. SwallowedOptions(result), .. BadlyGiven(result)];

    /// <summary>Puts down what was given under the names of the settings.</summary>
    public void CopyTo(Dictionary<string, string?> settings, ParseResult result)
    {
        foreach ((string name, Option option) in _valued)
        {
            if (result.GetResult(option) is { Implicit: false } given)
            {
                settings[name] = given.Tokens.Count == 0 ? On : string.Join(',', given.Tokens.Select(static token => token.Value));
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
    }

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
        let isMissing = (given.Tokens.Count == 0 && option.Arity.MinimumNumberOfValues > 0) || given.Tokens.Any(static token => token.Value.Length == 0)
        let isTwice = given.Tokens.Count > 1 && option is Option<string>
        where isMissing || isTwice
        select isMissing
            ? $"Cannot use {option.Name} because its value is missing: expected={option.Name} {option.HelpName}."
            : $"Cannot use {option.Name} because it is given {given.Tokens.Count} times: expected=once.";

    private string Unknown(string word)
    {
        string name = word.Split('=', 2)[0];
        string? nearest = NearestName.Of(name, KnownNames);
        string hint = nearest is null ? "See --help for the options." : $"Did you mean {nearest}?";
        return $"Cannot use {name} because there is no such option or argument: given={word}. {hint}";
    }
}
