using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class CompareCommandTests
{
    private readonly JobCommand _command;
    private (string, string)? _files;
    private IReadOnlyDictionary<string, string?>? _settings;

    public CompareCommandTests()
    {
        CompareCommand compare = new((before, after, given) =>
        {
            (_files, _settings) = ((before, after), given);
            return ExitCode.Regression;
        });
        _command = new JobCommand(static _ => Task.FromResult(ExitCode.Fine), compare);
    }

    [Fact]
    public async Task Its_files_and_options_are_handed_on_and_its_outcome_is_the_exit_code()
    {
        string[] words = ["compare", "a.json", "b.json", "--fail-on-regression", "5%", "--across-machines", "--json", "c.json", "--no-color", "--markdown"];
        Assert.Empty(_command.Problems(_command.Root.Parse(words)));
        Assert.Equal(10, await _command.Root.Parse(words).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(("a.json", "b.json"), _files);
        Assert.Equal(5, _settings!.Count);
        Assert.Equal("on", _settings[nameof(CompareOptions.Markdown)]);
        Assert.All(_settings.Keys, static name => Assert.NotNull(typeof(CompareOptions).GetProperty(name)));
    }

    [Theory]
    [InlineData("two files are needed: given=0", "compare")]
    [InlineData("two files are needed: given=1", "compare", "a.json")]
    [InlineData("two files are needed: given=3", "compare", "a.json", "b.json", "c.json")]
    [InlineData("given=4 ... compare", "4", "compare", "a.json", "b.json")]
    [InlineData("Did you mean --markdown?", "compare", "a.json", "b.json", "--markdwn")]
    [InlineData("--fail-on-regression because its value is missing", "compare", "a.json", "b.json", "--fail-on-regression", "--no-color")]
    public void A_misplaced_word_has_its_sentence(string part, params string[] words) =>
        Assert.Contains(part, string.Join('\n', _command.Problems(_command.Root.Parse(words))), StringComparison.Ordinal);
}
