using ParallelMotion.Coordinator.Logs;

namespace ParallelMotion.Coordinator.Tests.Logs;

[Collection(nameof(HeapIsOurs))]
public sealed class LogSourceTests : IDisposable
{
    private readonly MadeLog _made = new();

    [Fact]
    public void Events_come_in_the_order_of_their_times_and_those_of_one_time_as_they_stand()
    {
        using LogSource source = Open(MadeLog.Line(2, "c"), MadeLog.Line(1, "a"), MadeLog.Line(1, "b"), MadeLog.Line(3, "d"));

        Assert.Equal(["a", "b", "c", "d"], source.Read().Select(static each => each.Message), StringComparer.Ordinal);
        Assert.Equal((4, 0), (source.Events, source.Malformed));
    }

    [Fact]
    public void What_is_no_event_is_counted_and_stops_nothing()
    {
        using LogSource source = Open("", "no JSON", "[1]", "{}", "{\"@t\":\"yesterday\"}", "{\"@t\":\"2026-02-03T12:00:00Z\",\"@mt\":\"\\ud800\"}", MadeLog.Line(1, "a"), new string('x', BoundedLines.MostCharacters + 1), MadeLog.Line(2, "b"));

        Assert.Equal(["a", "b"], source.Read().Select(static each => each.Message), StringComparer.Ordinal);
        Assert.Equal((2, 6), (source.Events, source.Malformed));
    }

    [Fact]
    public void An_event_whose_line_was_torn_off_is_counted_and_one_that_only_lacks_its_end_is_read()
    {
        string path = _made.Write("torn.clef", MadeLog.Line(1, "a"));
        File.AppendAllText(path, MadeLog.Line(2, "b")[..^5]);
        using LogSource torn = new(path);
        File.AppendAllText(_made.Write("whole.clef"), MadeLog.Line(2, "b"));
        using LogSource whole = new(Path.Combine(_made.Folder, "whole.clef"));

        Assert.Equal(["a"], torn.Read().Select(static each => each.Message), StringComparer.Ordinal);
        Assert.Equal(1, torn.Malformed);
        Assert.Equal(["b"], whole.Read().Select(static each => each.Message), StringComparer.Ordinal);
    }

    [Fact]
    public void A_log_of_any_length_takes_no_more_memory_than_a_window_of_it()
    {
        string filler = new('x', 10_000);
        string path = _made.Write("long.clef", Enumerable.Range(0, 10_000).Select(each => MadeLog.Line(each, filler)));
        using LogSource source = new(path);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        int count = 0;
        foreach (LogEntry entry in source.Read())
        {
            if (count++ % 1000 == 500)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                GC.KeepAlive(entry);
            }
        }

        // 100 MB of text, twice that in memory.
        Assert.Equal(10_000, count);
        Assert.InRange(most, 0, 100_000_000);
    }

    [Fact]
    public void A_log_that_is_followed_gives_what_is_added_until_the_event_that_ends_it()
    {
        string path = _made.Write("growing.clef", MadeLog.Line(1, "a"));
        using LogSource source = new(path);
        using ManualResetEvent never = new(initialState: false);
        List<string> seen = [];
        foreach (LogEntry entry in source.Follow(static entry => entry.Message is "end", never))
        {
            seen.Add(entry.Message);
            if (entry.Message is "a")
            {
                // Half a line first: it is no event yet.
                File.AppendAllText(path, MadeLog.Line(2, "b")[..10]);
            }
            else if (entry.Message is "b")
            {
                File.AppendAllText(path, $"{MadeLog.Line(3, "end")}\n");
            }

            if (seen.Count == 1)
            {
                File.AppendAllText(path, $"{MadeLog.Line(2, "b")[10..]}\n");
            }
        }

        Assert.Equal(["a", "b", "end"], seen);
    }

    public void Dispose() => _made.Dispose();

    private LogSource Open(params string[] lines) => new(_made.Write("log.clef", lines));
}
