using ParallelMotion.Shared.Events;

namespace ParallelMotion.Coordinator.Tests.Workers.Speech;

public sealed class SpokenLinesTests
{
    private static readonly string Up = MadeEvent.Line(WorkerEvents.Up);
    private static readonly string Leaves = MadeEvent.Line(WorkerEvents.Leaving);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void Events_and_lines_are_heard_in_order_in_pieces_of_any_size(int pieceLength)
    {
        HeardSpeech heard = HeardSpeech.Of($"first\r\n\n{Up}second\nthird, without an end{Leaves}last", pieceLength);

        Assert.Equal(["first", "event 400", "second", "third, without an end", "event 411", "last"], heard.All);
        Assert.Equal("first\r\n\nsecond\nthird, without an endlast", heard.Text);
    }

    [Fact]
    public void Text_that_only_looks_like_an_event_is_text()
    {
        string json = MadeEvent.Json(WorkerEvents.Up);

        HeardSpeech heard = HeardSpeech.Of($"{json}\n{EventFrame.Start}no JSON\n{EventFrame.Start}{json}");

        // The last one has no end: half an event is none.
        Assert.Equal([json, "no JSON", json], heard.All);
    }

    [Fact]
    public void An_event_that_another_one_begins_in_is_text_and_the_other_is_heard() =>
        Assert.Equal(["half of one", "event 400"], HeardSpeech.Of($"{EventFrame.Start}half of one{Up}").All);

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1001, 1)]
    [InlineData(3_000_000, 2_999_000)]
    public void Of_a_line_the_beginning_is_kept_and_the_rest_is_counted(int characters, long cut)
    {
        HeardSpeech heard = HeardSpeech.Of($"{new string('x', characters)}\nnext\n", 4096);

        Assert.Equal([new string('x', Math.Min(characters, 1000)), "next"], heard.All);
        Assert.Equal(cut, heard.Cut);
    }

    [Fact]
    public void What_begins_like_an_event_and_never_ends_is_text_as_soon_as_it_is_too_long()
    {
        HeardSpeech heard = HeardSpeech.Of($"{EventFrame.Start}{new string('x', 100_000)}", 1000);

        Assert.Equal(100_000, heard.Text.Length);
        Assert.Equal(99_000, heard.Cut);
    }
}
