using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class ExitStatusTests
{
    [Theory]
    [InlineData(0, "exit code 0")]
    [InlineData(3, "exit code 3")]
    [InlineData(128, "exit code 128")]
    [InlineData(129, "exit code 129 (signal 1)")]
    [InlineData(192, "exit code 192 (signal 64)")]
    [InlineData(193, "exit code 193")]
    [InlineData(-1, "exit code -1")]
    public void A_code_is_named_and_a_signal_with_it(int code, string expected) => Assert.Equal(expected, ExitStatus.Describe(code));

    [Theory]
    [InlineData(134, "SIGABRT")]
    [InlineData(135, "SIGBUS")]
    [InlineData(137, "SIGKILL")]
    [InlineData(139, "SIGSEGV")]
    [InlineData(143, "SIGTERM")]
    public void Signals_that_happen_have_their_names(int code, string name) =>
        Assert.StartsWith($"exit code {code} ({name}: ", ExitStatus.Describe(code), StringComparison.Ordinal);
}
