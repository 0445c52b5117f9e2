using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class CleanCommandTests
{
    private IReadOnlyDictionary<string, string?>? _settings;
    private readonly JobCommand _command;

    public CleanCommandTests()
    {
        CleanCommand clean = new(given =>
        {
            _settings = given;
            return ExitCode.TooLittleResource;
        });
        _command = new JobCommand(static _ => Task.FromResult(ExitCode.Fine), clean);
    }

    [Fact]
    public async Task Its_options_become_settings_and_its_outcome_is_the_exit_code()
    {
        Assert.Empty(_command.Problems(_command.Root.Parse(["clean", "--memory-folder", "/x"])));
        Assert.Equal(13, await _command.Root.Parse(["clean", "--memory-folder", "/x"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("/x", Assert.Single(_settings!).Value);
        Assert.NotNull(typeof(CleanOptions).GetProperty(_settings!.Single().Key));
    }

    [Theory]
    [InlineData("given=4 ... clean", "4", "clean")]
    [InlineData("given=--rows ... clean", "--rows", "5", "clean")]
    [InlineData("given=motion", "clean", "motion")]
    [InlineData("Did you mean --memory-folder?", "clean", "--memory-foldr=/x")]
    [InlineData("--memory-folder because its value is missing", "clean", "--memory-folder")]
    public void A_misplaced_word_has_its_sentence(string part, params string[] words) =>
        Assert.Contains(part, string.Join('\n', _command.Problems(_command.Root.Parse(words))), StringComparison.Ordinal);
}
