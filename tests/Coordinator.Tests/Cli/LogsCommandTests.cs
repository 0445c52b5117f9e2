using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class LogsCommandTests
{
    private IReadOnlyDictionary<string, string?>? _settings;
    private readonly JobCommand _command;

    public LogsCommandTests()
    {
        LogsCommand logs = new(given =>
        {
            _settings = given;
            return ExitCode.Fine;
        });
        _command = new JobCommand(static _ => Task.FromResult(ExitCode.Fine), logs);
    }

    [Fact]
    public async Task Its_words_become_settings()
    {
        string[] words =
        [
            "logs", "a.clef", "b c.clef", "--worker", "3", "--level", "warning", "--run", "01", "--event", "WorkerLost", "--exercise", "races", "--since", "1", "--until", "2", "--follow", "--json", "--no-color",
        ];
        Assert.Empty(_command.Problems(_command.Root.Parse(words)));
        Assert.Equal(0, await _command.Root.Parse(words).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("a.clef\nb c.clef", _settings!["Files"]);
        Assert.Equal(11, _settings.Count);
        Assert.All(_settings.Keys, static name => Assert.NotNull(typeof(LogsOptions).GetProperty(name)));
    }

    [Theory]
    [InlineData("Did you mean --worker?", "logs", "--workr=3")]
    [InlineData("--level because its value is missing", "logs", "--level", "--json")]
    [InlineData("given=4 ... logs", "4", "logs")]
    public void A_misplaced_word_has_its_sentence(string part, params string[] words) =>
        Assert.Contains(part, string.Join('\n', _command.Problems(_command.Root.Parse(words))), StringComparison.Ordinal);
}
