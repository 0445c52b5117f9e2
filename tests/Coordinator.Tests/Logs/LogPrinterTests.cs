using System.Globalization;
using ParallelMotion.Coordinator.Logs;

namespace ParallelMotion.Coordinator.Tests.Logs;

public sealed class LogPrinterTests
{
    private const string Of = ",\"RunId\":\"0000000000000abc\"";

    [Fact]
    public void Lines_have_the_time_since_the_beginning_level_worker_name_and_sentence()
    {
        string printed = Print(
            MadeLog.Line(0, "Begun", Of),
            MadeLog.Line(1.25, "Worker {WorkerId} was lost: {Cause}", $",\"@l\":\"Warning\",\"@i\":111,\"EventName\":\"WorkerLost\",\"WorkerId\":3,\"Cause\":\"killed\"{Of}"));

        Assert.Equal(
            """
            run 0000000000000abc from 2026-02-03T12:00:00.000Z
                +0.000 INF                        Begun
                +1.250 WRN w3  WorkerLost         Worker 3 was lost: killed

            """,
            printed);
    }

    [Fact]
    public void What_is_being_run_has_a_line_whenever_it_changes_and_so_has_the_run()
    {
        const string Place = ",\"Kernel\":\"motion\",\"Dispatch\":\"per-tick\",\"Workers\":2,\"Sample\":1";
        string printed = Print(MadeLog.Line(0, "a", $"{Place}{Of}"), MadeLog.Line(0, "b", $"{Place}{Of}"), MadeLog.Line(0, "c", Of), MadeLog.Line(0, "d", $"{Place}{Of.Replace('b', 'd')}"));

        Assert.Equal(["run", "--", "a", "b", "--", "c", "run", "--", "d"], printed.Split('\n')[..^1].Select(static line => line.Trim().Split(' ') is var words && words[0] is "run" or "--" ? words[0] : words[^1]), StringComparer.Ordinal);
        Assert.Contains("-- motion, 2 workers, per tick, sample 1\n", printed, StringComparison.Ordinal);
        Assert.Contains("-- between runs\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_differ_in_their_sweep_alone_have_headings_of_their_own()
    {
        string[] lines = [.. new[] { "streaming", "tiled", "fused" }.Select(static sweep => MadeLog.Line(0, "a", $",\"Kernel\":\"motion\",\"Dispatch\":\"per-run\",\"Sweep\":\"{sweep}\",\"Workers\":2{Of}"))];

        Assert.Equal(
            ["-- motion, 2 workers, per run, streaming", "-- motion, 2 workers, per run, tiled", "-- motion, 2 workers, per run, fused"],
            Print(lines).Split('\n').Select(static line => line.Trim()).Where(static line => line.StartsWith("--", StringComparison.Ordinal)),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_text_of_several_lines_is_indented_and_nothing_reaches_the_terminal_that_it_would_obey()
    {
        string printed = Print(MadeLog.Line(0, "said: {Words}", $",\"Words\":\"first\\r\\nsecond \\u001b[2J\",\"@x\":\"Exception\\n   at Here\"{Of}"));

        Assert.DoesNotContain('\u001b', printed);
        Assert.Contains("said: first\n                second \\u001b[2J\n                Exception\n                   at Here\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_begin_a_line() =>
        Assert.Equal(2, Print(MadeLog.Line(0, "a", $",\"EventName\":\"x\\n    +9.000 INF JobEnded\"{Of}")).Count(static each => each == '\n'));

    [Theory]
    [InlineData("{A} of {B}", ",\"A\":3,\"B\":0.123456789", "3 of 0.1235")]
    [InlineData("{A} of {B}", ",\"A\":1234.5678,\"B\":null", "1235 of null")]
    [InlineData("{A}", "", "{A}")]
    [InlineData("{A}", ",\"A\":[1,2]", "[1,2]")]
    [InlineData("{{A}}", ",\"A\":1", "{A}")]
    public void Values_stand_in_the_sentence_as_people_read_them(string template, string properties, string expected) =>
        Assert.EndsWith($" {expected}\n", Print(MadeLog.Line(0, template, properties)), StringComparison.Ordinal);

    [Fact]
    public void A_sentence_that_was_made_already_is_taken_as_it_is() =>
        Assert.EndsWith(" Done {A}\n", Print("""{"@t":"2026-02-03T12:00:00Z","@m":"Done {A}"}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Colours_are_written_exactly_when_asked_for(bool color) =>
        Assert.Equal(color, Print(color, MadeLog.Line(0, "a")).Contains('\u001b', StringComparison.Ordinal));

    private static string Print(params string[] lines) => Print(color: false, lines);

    private static string Print(bool color, params string[] lines)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture);
        LogPrinter printer = new(output, color);
        LogEntryReader reader = new();
        foreach (string line in lines)
        {
            Assert.True(reader.TryRead(line, out LogEntry? entry), line);
            printer.Print(entry, MadeLog.Start);
        }

        return output.ToString();
    }
}
