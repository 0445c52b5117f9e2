using System.CommandLine;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class LabCommandTests
{
    private IReadOnlyDictionary<string, string?>? _settings;
    private readonly JobCommand _command;

    public LabCommandTests()
    {
        LabCommand lab = new(given =>
        {
            _settings = given;
            return Task.FromResult(ExitCode.WrongResult);
        });
        _command = new JobCommand(static _ => Task.FromResult(ExitCode.Fine), lab);
    }

    [Fact]
    public async Task Names_and_options_become_settings_and_the_labs_outcome_is_the_exit_code()
    {
        Assert.Equal(11, await Invoke("lab", "dispatch", "--rows", "1e5,1e6", "round-trip", "--quick", "--json", "-"));

        Assert.Equal("dispatch,round-trip", _settings![nameof(LabOptions.Exercises)]);
        Assert.Equal("1e5,1e6", _settings[nameof(LabOptions.Rows)]);
        Assert.Equal("-", _settings[nameof(LabOptions.Json)]);
        Assert.Equal("True", _settings[nameof(LabOptions.Quick)]);
    }

    [Fact]
    public void Every_setting_is_an_option_or_a_name()
    {
        IEnumerable<string> names = Assert.Single(_command.Root.Subcommands).Options.Select(static option => option.Name.TrimStart('-').Replace("-", "", StringComparison.Ordinal));

        Assert.Empty(typeof(LabOptions).GetProperties().Select(static property => property.Name)
            .Except([.. names, nameof(LabOptions.Exercises)], StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("given=4 ... lab", "4", "lab", "dispatch")]
    [InlineData("given=--rows ... lab", "--rows", "5", "lab", "dispatch")]
    [InlineData("given=--quiet ... lab", "--quiet", "lab")]
    [InlineData("given=--kernel.", "lab", "dispatch", "--kernel", "motion")]
    [InlineData("Did you mean --quick?", "lab", "dispatch", "--quik")]
    [InlineData("given=--rowz=5. Did you mean --rows?", "lab", "--rowz=5")]
    [InlineData("--rows because its value is missing", "lab", "dispatch", "--rows")]
    [InlineData("given=--json --quiet", "lab", "dispatch", "--json", "--quiet")]
    [InlineData("--rows because it is given 2 times", "lab", "dispatch", "--rows", "5", "--rows", "6")]
    [InlineData("--rows because no exercise is named: given=lab --rows, expected=lab NAME --rows", "lab", "--rows", "5")]
    [InlineData("--quick because no exercise is named", "lab", "--quick")]
    public void A_misplaced_word_has_its_sentence(string part, params string[] words) =>
        Assert.Contains(part, string.Join('\n', _command.Problems(_command.Root.Parse(words))), StringComparison.Ordinal);

    [Theory]
    [InlineData("lab")]
    [InlineData("lab", "--help", "--quick")]
    public void Without_a_name_exercises_are_listed_and_help_is_never_refused(params string[] words) =>
        Assert.Empty(_command.Problems(_command.Root.Parse(words)));

    [Theory]
    [InlineData("--input", "lab")]
    [InlineData("--output", "lab", "4")]
    public void A_file_may_be_called_as_the_lab_is(params string[] words)
    {
        ParseResult parsed = _command.Root.Parse(words);

        Assert.Empty(_command.Problems(parsed));
        Assert.Same(_command.Root, parsed.CommandResult.Command);
    }

    private Task<int> Invoke(params string[] words)
    {
        ParseResult parsed = _command.Root.Parse(words);
        Assert.Empty(_command.Problems(parsed));
        return parsed.InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
    }
}
