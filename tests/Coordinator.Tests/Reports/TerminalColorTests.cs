using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class TerminalColorTests
{
    [Theory]
    [InlineData(false, null, false, false, true, true)]
    [InlineData(false, "", false, false, true, true)]
    [InlineData(false, null, true, false, false, true)]
    [InlineData(false, null, false, true, true, false)]
    [InlineData(false, "1", false, false, false, false)]
    [InlineData(false, "0", false, false, false, false)]
    [InlineData(true, null, false, false, false, false)]
    public void A_stream_has_colours_unless_asked_not_to_or_redirected(bool flag, string? variable, bool output, bool error, bool expectedOutput, bool expectedError) =>
        Assert.Equal(new TerminalColor(expectedOutput, expectedError), TerminalColor.Of(flag, variable, output, error));
}
