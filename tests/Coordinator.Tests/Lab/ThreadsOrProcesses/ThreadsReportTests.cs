using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Lab.ThreadsOrProcesses;

public sealed class ThreadsReportTests
{
    private const int Rounds = 7;

    [Fact]
    public void A_tie_on_columns_and_what_a_shared_heap_costs_are_said() => Assert.Equal(
        "threads: on columns alone they tie: threads take 1.00x (1.00x to 1.00x) for motion and 1.00x (1.00x to 1.00x) for trig of what processes take; "
        + "with an object for each row threads take 1.50x (1.50x to 1.50x) of what processes take under the workstation's collector, suspended for 40.0 % of the run, "
        + "1.20x (1.20x to 1.20x) under the server's, suspended for 30.0 %; each process for 10.0 %, by itself.",
        Of().Verdict);

    [Theory]
    [InlineData(1.4, "on columns alone they don't tie: threads take 1.40x")]
    [InlineData(0.6, "on columns alone they don't tie: threads take 0.60x")]
    public void No_tie_is_claimed_where_there_is_none(double ratio, string part) => Assert.Contains(part, Of(pure: ratio).Verdict, StringComparison.Ordinal);

    [Fact]
    public void Noise_is_no_tie() => Assert.Contains("no difference is shown, and no tie either", Of(noise: 0.5).Verdict, StringComparison.Ordinal);

    [Theory]
    [InlineData(1.02, "threads still tie with processes (1.02x")]
    [InlineData(0.8, "threads take less, 0.80x")]
    public void A_heap_that_costs_nothing_is_not_blamed(double ratio, string part) => Assert.Contains(part, Of(workstation: ratio).Verdict, StringComparison.Ordinal);

    [Fact]
    public void Without_the_servers_collector_the_reason_is_given_and_the_rest_stands()
    {
        ExerciseResult result = Of(missing: "it is gone");

        Assert.DoesNotContain("server", result.Verdict, StringComparison.Ordinal);
        Assert.Contains("Nothing is said of the server's collector because it is gone.", result.Hints, StringComparer.Ordinal);
        Assert.Equal(3, result.Tables[1].Rows.Count);
    }

    [Fact]
    public void What_a_helper_finished_before_it_was_lost_is_held_against_the_same_rounds()
    {
        ExerciseResult result = Of(missing: "it is gone", serverRounds: 6);

        Assert.Contains("1.20x (1.20x to 1.20x) under the server's", result.Verdict, StringComparison.Ordinal);
        Assert.Contains($"The server's collector has 6 of {Rounds} rounds because it is gone; it is held against processes by those.", result.Hints, StringComparer.Ordinal);
        Assert.Equal(4, result.Tables[1].Rows.Count);
    }

    [Fact]
    public void The_picture_holds_threads_against_processes_in_every_telling_and_on_every_heap()
    {
        BarPicture picture = Assert.IsType<BarPicture>(Assert.Single(Of(pure: 1.4).Pictures));

        Assert.Equal(["motion: columns alone", "trig: columns alone", "an object for each row"], picture.Groups.Select(static each => each.Name), StringComparer.Ordinal);
        Assert.Equal([1.4, 1.5, 1.2], picture.Groups.Select(static each => each.Bars[0].Value).Take(1).Concat(picture.Groups[2].Bars.Select(static each => each.Value)), (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal(ThreadsPlans.Tellings.Count, picture.Groups[0].Bars.Count);
        Assert.All(picture.Bars, static bar => Assert.True(bar.Low <= bar.Value && bar.Value <= bar.High));
        Assert.Equal(1, picture.Mark!.Value);
        Assert.Single(Assert.IsType<BarPicture>(Assert.Single(Of(missing: "it is gone").Pictures)).Groups[2].Bars);
    }

    [Fact]
    public void Only_what_is_told_once_is_judged_and_every_telling_is_shown()
    {
        ExerciseResult result = Of(everyTick: 0.3);

        Assert.Contains("they tie", result.Verdict, StringComparison.Ordinal);
        Assert.Equal(["equal", "shorter", "shorter", "equal", "shorter", "shorter"], result.Tables[0].Rows.Select(static row => row[^1].Text), StringComparer.Ordinal);
    }

    [Fact]
    public void A_difference_is_wrong_wherever_it_is()
    {
        Assert.All([Of(mismatch: new Mismatch("pos", 7, "1", "2")), Of(isServerExact: false)], static result =>
        {
            Assert.True(result.IsWrong);
            Assert.StartsWith("threads: WRONG", result.Verdict, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void How_to_read_a_table_takes_two_lines_of_a_terminal() => Printed.AssertExplained(Of());

    private static ExerciseResult Of(
        double pure = 1, double everyTick = 1, double noise = 0, double workstation = 1.5, string? missing = null, Mismatch? mismatch = null, bool isServerExact = true, int? serverRounds = null)
    {
        const int Ticks = 10;
        ColumnTable table = ThreadsPlans.Table(1000, seed: 1);
        PureCase[] cases = [.. ThreadsPlans.Pure.Select(kernel => PureCase.Of([.. ThreadsPlans.ForPure(kernel, table, workers: 2, Ticks).Runs.Select(run => Run(
            run, run.Dispatch == DispatchMode.Threads ? pure * (run.TicksPerDispatch == 1 ? everyTick : 1) : 1, run.Dispatch == DispatchMode.Threads ? noise : 0, mismatch))]))];
        Measurement[] churn = [.. ThreadsPlans.ForChurn(table, workers: 2, Ticks).Runs.Select(static run => Run(run, 1))];
        ThreadsResult result = new(
            2, cases, churn, Case(2, 0.2), Case(workstation, 0.4), missing is null || serverRounds is not null ? Case(1.2, 0.3, serverRounds) with { IsExact = isServerExact } : null, Case(1, 0.1), missing);
        return ThreadsReport.Of(new ThreadsExercise(), [result], MadeLab.TwoCpus);
    }

    private static Measurement Run(RunPlan run, double seconds, double noise = 0, Mismatch? mismatch = null) =>
        new(run, [.. Enumerable.Range(0, Rounds).Select(round => seconds * (1 + (round % 2 == 0 ? noise : -noise)))], MadeResult.Hash, mismatch);

    private static ChurnCase Case(double seconds, double pausedShare, int? rounds = null) =>
        new("made", 1, [.. Enumerable.Repeat(seconds, rounds ?? Rounds)], [.. Enumerable.Repeat(new HeapUse(seconds * pausedShare, 12), rounds ?? Rounds)], IsExact: true);
}
