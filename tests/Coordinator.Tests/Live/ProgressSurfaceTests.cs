using ParallelMotion.Coordinator.Live;
using ParallelMotion.Coordinator.Live.Terminal;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class ProgressSurfaceTests : IDisposable
{
    private readonly StringWriter _error = new() { NewLine = "\n" };

    [Theory]
    [InlineData(false, true, "xterm-256color", true, "Live")]
    [InlineData(false, true, null, true, "Live")]
    [InlineData(false, true, "xterm", false, "Line")]
    [InlineData(false, false, "xterm-256color", true, "Line")]
    [InlineData(false, true, "dumb", true, "Log")]
    [InlineData(true, true, "xterm-256color", true, "Log")]
    public void What_moves_is_for_terminals_that_can_and_people_who_want_it(bool isRedirected, bool takesColor, string? terminal, bool takesCodes, string expected) =>
        Assert.Equal(expected, SurfaceChoice.Of(isRedirected, takesColor, terminal, () => takesCodes).ToString());

    [Fact]
    public void Without_colours_one_line_says_where_the_job_is()
    {
        LineSurface surface = new(ProgressLine.On(_error, isTerminal: true, static () => 120));
        surface.Show(LiveSnapshots.Running());
        surface.Clear();

        Assert.Contains("38 %, about 42 s left, 1 restart, kernel 1 of 2, sample 2 of 5, 2 workers, per tick, streaming", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', _error.ToString());
        Assert.EndsWith("\r", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120, "38 %, about 42 s left, 1 restart, kernel 1 of 2, sample 2 of 5, 2 workers, per tick, streaming")]
    [InlineData(80, "38 %, about 42 s left, 1 restart, kernel 1 of 2, sample 2 of 5")]
    [InlineData(63, "38 %, about 42 s left, 1 restart, kernel 1 of 2, sample 2 of 5")]
    [InlineData(62, "38 %, about 42 s left, 1 restart, kernel 1 of 2")]
    [InlineData(30, "38 %, about 42 s left")]
    [InlineData(10, "38 %")]
    [InlineData(3, "38")]
    public void What_the_line_has_no_room_for_is_left_out_as_a_whole_the_least_important_first(int columns, string expected)
    {
        new LineSurface(ProgressLine.On(_error, isTerminal: true, () => columns)).Show(LiveSnapshots.Running());

        Assert.Equal($"\r{expected}", _error.ToString());
    }

    [Fact]
    public void Redirected_a_long_run_says_every_half_minute_where_it_is()
    {
        LogSurface surface = new(ProgressLine.On(_error, isTerminal: false), _error);
        foreach (double seconds in new[] { 0.2, 29.9, 30.1, 31, 59, 60.2 })
        {
            surface.Show(LiveSnapshots.Running() with { ElapsedSeconds = seconds });
        }

        string[] lines = _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("31 s: 38 %, about 42 s left", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1 min 00 s: 38 %", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_knows_is_left_out()
    {
        LiveSnapshot early = LiveSnapshots.Running() with { Samples = null, Part = null, Now = null, Stage = "starting 2 workers", RestartCount = 0 };

        Assert.Equal("starting 2 workers", LiveText.Line(early));
    }

    [Theory]
    [InlineData(0.2, "1 s")]
    [InlineData(59.2, "60 s")]
    [InlineData(60, "1 min 00 s")]
    [InlineData(3599, "59 min 59 s")]
    [InlineData(7260, "2 h 01 min")]
    public void Durations_are_as_exact_as_anybody_wants_to_know(double seconds, string expected) => Assert.Equal(expected, LiveText.Duration(seconds));

    public void Dispose() => _error.Dispose();
}
