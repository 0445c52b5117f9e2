using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Balancing;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Lab.Balancing;

public sealed class BalanceReportTests
{
    [Fact]
    public void Waiting_and_time_before_and_after_are_said()
    {
        ExerciseResult result = Of(MadeLab.Skewed([2]));

        Assert.False(result.IsWrong);
        Assert.Contains("with 80.0 % of the work in 20.0 % of the rows 2 workers with even borders waited 42.9 % of their time, after 2 rounds 0.00 %, which made a run 1.75x as fast", result.Verdict, StringComparison.Ordinal);
        Assert.EndsWith("the same bits wherever the borders were.", result.Verdict, StringComparison.Ordinal);
        Assert.Equal([0.4286, 0], result.Tables[0].Rows.Select(static row => Math.Round((double)row[2].Value!, 4)));
        Assert.Equal(["507,904", "500,000", "500,000"], result.Tables[1].Rows.Select(static row => row[4].Text), StringComparer.Ordinal);
        Assert.DoesNotContain(result.Hints, static hint => hint.StartsWith("Oversubscribed", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_lost_in_noise_is_not_called_a_gain()
    {
        SkewedSize size = MadeLab.Skewed([2], gain: 1.04);

        Assert.Contains("which gained nothing that this run can tell (1.04x)", Of(size).Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void More_workers_than_cpus_are_called_so() =>
        Assert.Contains(Of(MadeLab.Skewed([2, 16])).Hints, static hint => hint.StartsWith("Oversubscribed: workers beyond 2 CPUs", StringComparison.Ordinal));

    [Fact]
    public void A_result_that_moving_a_border_changed_is_wrong()
    {
        SkewedSize size = MadeLab.Skewed([2]);
        Balanced right = size.Counts[0];
        Balanced mismatch = right with { Moved = right.Moved with { Run = right.Moved.Run with { Mismatch = new Mismatch("sum", 7, "1", "2") } } };
        Balanced hash = right with { Moved = right.Moved with { Run = right.Moved.Run with { WorldHash = "other" } } };

        Assert.All([mismatch, hash], wrong =>
        {
            ExerciseResult result = Of(size with { Counts = [wrong] });
            Assert.True(result.IsWrong);
            Assert.StartsWith("balance: WRONG", result.Verdict, StringComparison.Ordinal);
        });
    }

    private static ExerciseResult Of(SkewedSize size) => BalanceReport.Of(new BalanceExercise(), [size], MadeLab.TwoCpus);
}
