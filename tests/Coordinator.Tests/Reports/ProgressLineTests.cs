using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter _error = new();

    [Fact]
    public void On_a_terminal_the_line_is_rewritten_and_nothing_of_the_longer_one_stays()
    {
        ProgressLine line = ProgressLine.On(_error, isTerminal: true);
        line.Show("motion: warming up");
        line.Show("trig");
        line.Clear();

        Assert.Equal("\rmotion: warming up" + "\rtrig              " + "\r    " + "\r", _error.ToString());
    }

    [Fact]
    public void A_long_line_is_cut_so_that_it_does_not_wrap()
    {
        ProgressLine.On(_error, isTerminal: true).Show(new string('x', 500));

        Assert.Equal(1 + 79, _error.ToString().Length);
    }

    [Fact]
    public void On_a_terminal_that_was_made_narrower_nothing_wraps()
    {
        int columns = 60;
        ProgressLine line = ProgressLine.On(_error, isTerminal: true, () => columns);
        line.Show(new string('x', 500));
        columns = 20;
        line.Show("trig");

        Assert.Equal("\r" + new string('x', 59) + "\rtrig               ", _error.ToString());
    }

    [Fact]
    public void Clearing_what_was_never_shown_writes_nothing()
    {
        ProgressLine.On(_error, isTerminal: true).Clear();
        ProgressLine.On(_error, isTerminal: false).Clear();

        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void Redirected_there_is_one_line_a_stage()
    {
        ProgressLine line = ProgressLine.On(_error, isTerminal: false);
        foreach (string text in new[] { "starting", "motion: warming up", "motion: sample 1", "motion: sample 2", "trig: warming up" })
        {
            line.Show(text);
        }

        line.Clear();
        Assert.Equal(["starting ...", "motion ...", "trig ...", ""], _error.ToString().Split(Environment.NewLine));
        Assert.DoesNotContain('\r', _error.ToString().Replace(Environment.NewLine, "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stream_that_nobody_reads_is_no_reason_to_fail()
    {
        using StreamWriter broken = new(new BrokenStream()) { AutoFlush = true };

        Assert.Null(Record.Exception(() => ProgressLine.On(broken, isTerminal: true).Show("x")));
    }

    [Fact]
    public void Quiet_shows_nothing()
    {
        NoProgressLine line = new();

        Assert.Null(Record.Exception(() =>
        {
            line.Show("x");
            line.Clear();
        }));
    }

    public void Dispose() => _error.Dispose();

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");

        public override void Flush()
        {
            // Nothing got here.
        }
    }
}
