using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class DoctorCommandTests
{
    private IReadOnlyDictionary<string, string?>? _settings;
    private readonly JobCommand _command;

    public DoctorCommandTests()
    {
        DoctorCommand doctor = new(given =>
        {
            _settings = given;
            return ExitCode.TooLittleResource;
        });
        _command = new JobCommand(static _ => Task.FromResult(ExitCode.Fine), doctor);
    }

    [Fact]
    public async Task Its_options_become_settings_and_its_outcome_is_the_exit_code()
    {
        string[] words = ["doctor", "--memory-folder", "/x", "--json", "-", "--all", "--no-color"];
        Assert.Empty(_command.Problems(_command.Root.Parse(words)));
        Assert.Equal(13, await _command.Root.Parse(words).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(4, _settings!.Count);
        Assert.All(_settings.Keys, static name => Assert.NotNull(typeof(DoctorOptions).GetProperty(name)));
    }

    [Theory]
    [InlineData("given=4 ... doctor", "4", "doctor")]
    [InlineData("given=motion", "doctor", "motion")]
    [InlineData("Did you mean --json?", "doctor", "--jsn=/x")]
    [InlineData("--json because its value is missing", "doctor", "--json", "--all")]
    public void A_misplaced_word_has_its_sentence(string part, params string[] words) =>
        Assert.Contains(part, string.Join('\n', _command.Problems(_command.Root.Parse(words))), StringComparison.Ordinal);
}
