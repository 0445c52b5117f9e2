using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Lab.Replay;

public sealed class ReplayReportTests
{
    private static readonly string Other = new('b', 64);

    [Fact]
    public void One_hash_for_each_schedule_is_said_with_the_number_of_runs()
    {
        ExerciseResult result = Of(MadeLab.Replay());

        // 3 + 3 + 1 + 2 sweeps, each serial and in 2 x 3 ways, twice.
        Assert.False(result.IsWrong);
        Assert.StartsWith("replay: 126 runs in 63 ways, and one world hash for each schedule (4); ", result.Verdict, StringComparison.Ordinal);
        Assert.EndsWith("one from left to right in float32 gave 2 different results, up to 8 apart.", result.Verdict, StringComparison.Ordinal);
        Assert.Equal(63, result.Measurements.Count);
        Assert.All(result.Tables[0].Rows, static row => Assert.Equal((1L, new string('a', 64), "exact"), (row[3].Value, row[4].Value, row[5].Text)));
    }

    [Fact]
    public void A_row_that_differs_is_named_with_the_run_it_was_found_in()
    {
        Mismatch mismatch = new("heat", 7, "1", "2");
        ExerciseResult result = Of(MadeLab.Replay(run => IsDiffuseOn16(run) ? run with { Mismatch = mismatch } : run));

        Assert.True(result.IsWrong);
        Assert.Contains($"WRONG: of 126 runs that have to end alike some do not, first diffuse with 16 workers, per tick, streaming: {mismatch}.", result.Verdict, StringComparison.Ordinal);
        Assert.Equal(["exact", "exact", "WRONG", "exact"], result.Tables[0].Rows.Select(static row => row[5].Text), StringComparer.Ordinal);
    }

    [Fact]
    public void A_hash_that_differs_is_wrong_even_where_no_row_was_found_to()
    {
        ExerciseResult result = Of(MadeLab.Replay(static run => IsDiffuseOn16(run) ? run with { WorldHash = Other } : run));

        Assert.True(result.IsWrong);
        Assert.Contains($"world hash {Other}, expected={new string('a', 64)}", result.Verdict, StringComparison.Ordinal);
        Assert.Equal(2L, result.Tables[0].Rows[2][3].Value);
    }

    [Fact]
    public void A_tree_that_gives_two_sums_is_wrong()
    {
        ExerciseResult result = Of(MadeLab.Replay(change: null, new RangedSum(1, 1, 1), new RangedSum(2, double.BitIncrement(1), 1)));

        Assert.True(result.IsWrong);
        Assert.Contains("WRONG", result.Verdict, StringComparison.Ordinal);
        Assert.Contains("the tree gave 2 different sums of pos", result.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_from_left_to_right_that_agree_by_chance_are_not_called_different()
    {
        ExerciseResult result = Of(MadeLab.Replay(change: null, new RangedSum(1, 1, 1), new RangedSum(2, 1, 1)));

        Assert.EndsWith("and one from left to right too this time.", result.Verdict, StringComparison.Ordinal);
        Assert.Contains(result.Hints, static hint => hint.Contains("by chance", StringComparison.Ordinal));
    }

    private static ExerciseResult Of(ReplaySize size) => ReplayReport.Of(new ReplayExercise(), [size]);

    private static bool IsDiffuseOn16(Measurement run) => run.Plan.Schedule.Name is "diffuse" && run.Plan.Workers == 16;
}
