using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Lab;
using ParallelMotion.Coordinator.Tests.Measurements;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class MarkdownReportTests
{
    private static readonly JobResult Result = MadeResult.Of(new JobOptions(), 1000, static _ => [0.5]) with { Restarts = [new Restart(1, "exit code 9 | killed", 40, 0.25)] };

    [Fact]
    public void Verdicts_come_first_and_warnings_carry_their_codes()
    {
        string[] lines = Lines(Result);

        Assert.Equal("# ParallelMotion 0.1.0, run 0000000000000abc", lines[0]);
        Assert.StartsWith("- All 26 runs gave the serial result to the bit", lines[2], StringComparison.Ordinal);
        Assert.Contains(@"- made-up: A warning with \[brackets\] and \[/\].", lines, StringComparer.Ordinal);
        Assert.Contains(lines, static line => line.StartsWith("- worker-replaced: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_table_has_as_many_cells_in_every_line()
    {
        foreach (Findings findings in new Findings[] { Result, MadeLab.Result(ReplayReport.Of(new ReplayExercise(), [MadeLab.Replay()]), MadeLab.RoundTrips()) })
        {
            string[] lines = Lines(findings);
            int[] starts = [.. Enumerable.Range(1, lines.Length - 1).Where(i => lines[i].StartsWith('|') && lines[i - 1].Length == 0)];

            Assert.True(starts.Length >= 3, "There are tables.");
            Assert.All(starts, start =>
            {
                int[] cells = [.. lines.Skip(start).TakeWhile(static line => line.StartsWith('|')).Select(Cells)];
                Assert.Matches(@"^\| (---:?)( \| ---:?)* \|$", lines[start + 1]);
                Assert.True(cells.Length > 2);
                Assert.Single(cells.Distinct());
            });
        }
    }

    [Fact]
    public void The_figures_are_those_of_the_screen()
    {
        string[] lines = Lines(Result);

        Assert.Contains("| serial | - | streaming | 500 ms | - | 1.00x | 0.00 GB/s | exact |", lines, StringComparer.Ordinal);
        Assert.Contains("| 2 | pipe | 20.0 us | 30.0 us | 30.0 us | 30.0 us | 30.0 us | 3 |", lines, StringComparer.Ordinal);
        Assert.Contains(@"| 1 | 40 | 250 ms | exit code 9 \| killed |", lines, StringComparer.Ordinal);
    }

    [Fact]
    public void An_exercise_has_its_question_its_answer_and_how_to_read_its_tables()
    {
        ExerciseResult exercise = MadeLab.RoundTrips();
        string[] lines = Lines(MadeLab.Result(exercise));

        Assert.Contains(MarkdownText.Of($"{exercise.Name}: {exercise.Question}").Insert(0, "## "), lines, StringComparer.Ordinal);
        Assert.Contains(MarkdownText.Of(exercise.Verdict), lines, StringComparer.Ordinal);
        Assert.Contains(MarkdownText.Of(string.Join(' ', exercise.Tables[0].HowToRead)), lines, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("a|b", @"a\|b")]
    [InlineData("<script>", @"\<script\>")]
    [InlineData("pos_x * `y` #1 [z](u) ~s~ $m$ &amp; \\", @"pos\_x \* \`y\` \#1 \[z\](u) \~s\~ \$m\$ \&amp; \\")]
    [InlineData("two\nlines", "two lines")]
    public void A_text_shows_as_it_is(string text, string expected) => Assert.Equal(expected, MarkdownText.Of(text));

    private static int Cells(string line) => line.Replace(@"\|", "", StringComparison.Ordinal).Count(static each => each == '|') - 1;

    private static string[] Lines(Findings result) => MarkdownReport.Of(result).Split('\n');
}
