using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Lab.Lines;

public sealed class LineReportTests
{
    [Fact]
    public void One_line_is_set_beside_lines_128_bytes_apart()
    {
        ExerciseResult result = Of(MadeLab.Counted(2));

        Assert.False(result.IsWrong);
        Assert.Contains("2 workers at once costs 10.0x as much on one line as on lines of their own (15.0 ns and 1.50 ns), every count right either way", result.Verdict, StringComparison.Ordinal);
        Assert.Equal(["line", "line", "line", "line", "pair of lines", "nothing", "nothing"], result.Tables[0].Rows.Select(static row => row[1].Text), StringComparer.Ordinal);
        Assert.Equal(1.0, result.Tables[0].Rows[5][4].Value);
        Assert.Contains(result.Hints, static hint => hint.Contains("took 1.00 ns an increment", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Hints, static hint => hint.StartsWith("Oversubscribed", StringComparison.Ordinal) || hint.StartsWith("This machine has one", StringComparison.Ordinal));
    }

    [Fact]
    public void Borders_of_jobs_begin_on_whole_pairs_of_lines_and_these_counters_do_not()
    {
        ExerciseTable borders = Of(MadeLab.Counted(3)).Tables[1];

        Assert.All(borders.Rows.Where(static row => row[0].Text is "as in every job"), static row => Assert.Equal(("0", 0L), (row[3].Text, row[4].Value)));
        Assert.Contains(borders.Rows, static row => row[0].Text is "4 bytes apart" && row[3].Text is "4 8" && row[4].Value is 1L);
    }

    [Fact]
    public void What_no_sharing_tells_apart_is_not_called_a_cost() =>
        Assert.Contains("costs no more on one line than on lines of their own that this run can tell (1.65 ns and 1.50 ns)", Of(MadeLab.Counted(2, ratio: 1.1)).Verdict, StringComparison.Ordinal);

    [Fact]
    public void Where_workers_can_not_write_at_once_it_is_said()
    {
        IReadOnlyList<string> hints = LineReport.Of(new FalseSharingExercise(), MadeLab.Counted(4, pins: []), MadeLab.TwoCpus with { LogicalCpus = 1 }).Hints;

        Assert.Contains(hints, static hint => hint.StartsWith("Not pinned", StringComparison.Ordinal));
        Assert.Contains(hints, static hint => hint.StartsWith("This machine has one CPU", StringComparison.Ordinal));
        Assert.Contains(hints, static hint => hint.StartsWith("Oversubscribed: 4 workers share 1 CPUs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_count_that_is_wrong_is_no_matter_of_lines()
    {
        CountedLines[] all = [.. MadeLab.Counted(2)];
        all[2] = all[2] with { Runs = [all[2].Runs[0], all[2].Runs[1] with { Mismatch = new Mismatch("count_16", 4, "1", "2") }] };

        ExerciseResult result = Of(all);

        Assert.True(result.IsWrong);
        Assert.Contains("WRONG: counters 16 bytes apart", result.Verdict, StringComparison.Ordinal);
    }

    private static ExerciseResult Of(IReadOnlyList<CountedLines> all) => LineReport.Of(new FalseSharingExercise(), all, MadeLab.TwoCpus);
}
