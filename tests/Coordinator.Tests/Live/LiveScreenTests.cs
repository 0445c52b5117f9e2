using ParallelMotion.Coordinator.Live;
using ParallelMotion.Coordinator.Live.Terminal;
using ParallelMotion.Coordinator.Streams;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class LiveScreenTests
{
    private readonly LiveScreen _screen = new(isUnicode: true);

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(36)]
    [InlineData(24)]
    public void No_line_is_wider_than_the_terminal(int columns)
    {
        foreach (int workers in new[] { 0, 2, 8, 9, 256 })
        {
            IReadOnlyList<string> lines = _screen.Lines(LiveSnapshots.Running(workers), columns);
            Assert.All(lines, line => Assert.True(VisibleText.Width(line) < columns, $"'{line}' in {columns} columns"));
            Assert.InRange(lines.Count, 1, 12);
        }
    }

    [Fact]
    public void It_says_where_the_job_is_how_far_and_how_long_it_will_take()
    {
        string text = Text(LiveSnapshots.Running(), columns: 100);

        foreach (string part in new[] { "kernel 1 of 2, sample 2 of 5: motion, 2 workers, per tick, streaming", "38 %", "about 42 s left", "34 of 90 samples", "830 ticks/s", "62 of 100 ticks", "410.0M rows/s", "computing", "waiting, 1 restart" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_many_workers_those_that_were_lost_or_are_furthest_behind_are_shown_and_the_others_counted()
    {
        LiveSnapshot many = LiveSnapshots.Running(workers: 40);
        many = many with { Workers = [.. many.Workers.Select(static worker => worker.Index == 39 ? worker with { State = WorkerState.Recovering, Tick = 99 } : worker.Index is 7 ? worker with { Tick = 3 } : worker)] };

        string[] lines = [.. _screen.Lines(many, 100).Select(Plain)];
        Assert.Contains(lines, static line => line.StartsWith(" 39 ", StringComparison.Ordinal) && line.Contains("recovering", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("  7 ", StringComparison.Ordinal));
        Assert.Contains("40 workers", lines[^1], StringComparison.Ordinal);
        Assert.Contains("1 recovering", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_exercise_nobody_pretends_to_know_the_share_of_the_whole()
    {
        LiveSnapshot exercise = LiveSnapshots.Running() with { Part = new LivePart("exercise", "cores", 3, 11) };

        string text = Text(exercise, columns: 100);
        Assert.Contains("exercise 3 of 11", text, StringComparison.Ordinal);
        Assert.DoesNotContain("left", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_without_unicode_gets_none() =>
        Assert.True(string.Concat(new LiveScreen(isUnicode: false).Lines(LiveSnapshots.Running(), 80)).All(char.IsAscii));

    private string Text(LiveSnapshot now, int columns) => string.Join('\n', _screen.Lines(now, columns).Select(Plain));

    private static string Plain(string line)
    {
        while (line.IndexOf('\x1b', StringComparison.Ordinal) is >= 0 and int start)
        {
            line = line.Remove(start, line.IndexOf('m', start) - start + 1);
        }

        return line;
    }
}
