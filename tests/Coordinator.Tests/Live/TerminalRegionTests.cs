using ParallelMotion.Coordinator.Live.Terminal;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class TerminalRegionTests : IDisposable
{
    private readonly StringWriter _terminal = new() { NewLine = "\n" };
    private readonly TerminalRegion _region;
    private (int Columns, int Rows) _size = (40, 10);

    public TerminalRegionTests()
    {
        _region = new TerminalRegion(_terminal, () => _size) { NewLine = "\n" };
    }

    [Fact]
    public void Lines_are_drawn_in_the_place_of_those_before()
    {
        _region.Draw(["one", "two"]);
        _region.Draw(["three"]);

        Assert.Equal("one\ntwo\n" + "\x1b[2A\r\x1b[J" + "three\n", _terminal.ToString());
    }

    [Fact]
    public void What_others_write_stands_above_them()
    {
        _region.Draw(["one"]);
        _region.WriteLine("[WRN] Worker 1 was lost.");

        Assert.Equal("one\n" + "\x1b[1A\r\x1b[J" + "[WRN] Worker 1 was lost.\n" + "one\n", _terminal.ToString());
    }

    [Fact]
    public void Nothing_is_drawn_into_the_middle_of_a_line_that_somebody_else_has_begun()
    {
        _region.Write("half ");
        _region.Draw(["one"]);
        Assert.Equal("half ", _terminal.ToString());

        _region.Write("a line\n");
        Assert.Equal("half a line\none\n", _terminal.ToString());
    }

    [Fact]
    public void Cleared_it_leaves_nothing_and_comes_back_by_itself_no_more()
    {
        _region.Draw(["one"]);
        _region.Clear();
        _region.WriteLine("last words");

        Assert.Equal("one\n" + "\x1b[1A\r\x1b[J" + "last words\n", _terminal.ToString());
    }

    [Fact]
    public void A_terminal_that_was_made_narrower_has_wrapped_the_lines()
    {
        _region.Draw([new string('x', 30), "\x1b[1m" + new string('y', 5) + "\x1b[0m"]);
        _size = (12, 10);
        _region.Clear();

        Assert.EndsWith("\x1b[4A\r\x1b[J", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void More_lines_than_a_terminal_has_are_not_drawn_for_they_could_not_be_taken_away()
    {
        _size = (40, 3);
        _region.Draw(["one", "two", "three", "four"]);

        Assert.Equal("one\ntwo\n", _terminal.ToString());
    }

    [Fact]
    public void The_cursor_is_never_hidden_so_nothing_has_to_bring_it_back()
    {
        _region.Draw(["one"]);
        _region.Draw(["two"]);

        Assert.DoesNotContain("\x1b[?25", _terminal.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _region.Dispose();
        _terminal.Dispose();
    }
}
