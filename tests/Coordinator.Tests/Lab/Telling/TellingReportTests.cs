using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Telling;

namespace ParallelMotion.Coordinator.Tests.Lab.Telling;

public sealed class TellingReportTests
{
    private static readonly LabChannel Pipe = LabChannel.All[0];
    private static readonly LabChannel Doorbell = LabChannel.All[1];

    [Fact]
    public void Break_even_figures_come_from_the_fitted_cost_and_the_work()
    {
        ExerciseResult result = MadeLab.Telling([100_000, 1_000_000], [new Teller(Pipe, 2)]);

        // 50 us beside 100 us of work a tick, and beside a millisecond.
        ExerciseTable batches = Assert.Single(result.Tables, static table => table.Title.StartsWith("Ticks to tell at once", StringComparison.Ordinal));
        Assert.Equal(["5", "1"], batches.Rows.Select(static row => row[4].Text), StringComparer.Ordinal);
        Assert.Equal(["50", "5"], batches.Rows.Select(static row => row[5].Text), StringComparer.Ordinal);
        ExerciseTable partitions = Assert.Single(result.Tables, static table => table.Title.StartsWith("Smallest partition", StringComparison.Ordinal));
        Assert.Equal(250_000, (double)(long)partitions.Rows[0][2].Value!, 2.0);
        Assert.Contains("telling 2 workers costs 50.0 us a time by pipe, so tell every tick from about 250,000 rows a worker on", result.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tick_of_a_millisecond_is_shared_between_telling_and_work()
    {
        ExerciseTable budgets = MadeLab.Telling([100_000, 1_000_000], [new Teller(Pipe, 2)]).Tables[^1];

        IReadOnlyList<Cell> kilohertz = Assert.Single(budgets.Rows, static row => row[0].Text is "1 kHz");
        Assert.Equal(0.05, (double)kilohertz[3].Value!, 1e-6);
        Assert.Equal(950_000, (double)(long)kilohertz[4].Value!, 2.0);
    }

    [Fact]
    public void A_cost_that_drowns_is_called_so_and_only_bounded()
    {
        // Every second kind of run takes a third longer, whatever it is told.
        ExerciseResult result = MadeLab.Telling([10_000_000], [new Teller(Pipe, 2)], static run => run.TicksPerDispatch is 2 or 10 or 50 ? 1.33 : 1);

        ExerciseTable costs = Assert.Single(result.Tables, static table => table.Title.StartsWith("Cost of one dispatch", StringComparison.Ordinal));
        Assert.Equal(("in the noise", null), (costs.Rows[0][2].Text, costs.Rows[0][2].Value));
        Assert.Contains("at most", result.Verdict, StringComparison.Ordinal);
        Assert.Contains(result.Hints, static hint => hint.Contains("includes zero", StringComparison.Ordinal));
        Assert.StartsWith("<= ", result.Tables[^1].Rows[0][3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cost_below_zero_is_not_bounded_at_nothing()
    {
        // The fewer dispatches, the longer: no cost does that.
        ExerciseResult result = MadeLab.Telling([10_000_000], [new Teller(Pipe, 2)], static run => 2 - (0.9 / run.TicksPerDispatch));

        Assert.Contains("lets tell by pipe", result.Verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("at most", result.Verdict, StringComparison.Ordinal);
        Assert.Equal(("in the noise", "-"), (result.Tables[^2].Rows[0][1].Text, result.Tables[^2].Rows[0][2].Text));
        Assert.All(result.Tables[^1].Rows, static row => Assert.Equal(("in the noise", "-"), (row[3].Text, row[4].Text)));
        Assert.Equal(("-", null), (result.Tables[1].Rows[0][5].Text, result.Tables[1].Rows[0][5].Value));
    }

    [Theory]
    [InlineData(-1e-6, 3e-6, "<= 20,000", ">= 1,000,000", ">= 33,000,000")]
    [InlineData(-1e-2, 3e-2, "-", "-", ">= 13,000,000")]
    public void A_bounded_cost_bounds_rows_from_the_other_side(double seconds, double halfWidth, string partition, string kilohertz, string slow)
    {
        TellerSummary teller = new(new Teller(Pipe, 1), new TellingCost(seconds, halfWidth), new WorkCurve([(1_000, 1e-6), (10_000_000, 1e-2)]));

        Assert.Equal(partition, Assert.Single(TellingTables.Partitions([teller]).Rows)[2].Text);
        IReadOnlyList<IReadOnlyList<Cell>> budgets = TellingTables.Budgets([teller]).Rows;
        Assert.Equal((slow, kilohertz), (budgets[0][4].Text, budgets[^1][4].Text));
    }

    [Fact]
    public void Every_channel_is_compared_and_has_its_part_of_the_verdict()
    {
        Teller[] tellers = [new(Pipe, 2), new(Doorbell, 2), new(Pipe, 1)];
        ExerciseResult result = MadeLab.Telling([100_000], tellers);

        Assert.Equal([">ticks/dispatch", ">dispatches", ">pipe x2", ">doorbell x2", ">pipe x1", ">spread"], result.Tables[0].Columns, StringComparer.Ordinal);
        Assert.Contains("by pipe, so", result.Verdict, StringComparison.Ordinal);
        Assert.Contains("by doorbell, so", result.Verdict, StringComparison.Ordinal);
        Assert.Contains(result.Hints, static hint => hint.StartsWith("Oversubscribed", StringComparison.Ordinal));
    }

    [Fact]
    public void Batches_end_with_all_ticks() => Assert.Equal([1, 2, 5, 7], TellingPlans.Batches(7, isQuick: false));
}
