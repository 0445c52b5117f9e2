using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Interfaces;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Lab.Interfaces;

public sealed class ApiReportTests
{
    [Fact]
    public void Calls_that_take_the_same_are_said_to_make_no_difference()
    {
        string verdict = Of(static _ => 1).Verdict;

        Assert.StartsWith("api: it makes no difference whether one call blocks or a task a range is awaited: at 1.00 ms a tick tasks took 1.00x (1.00x to 1.00x) of it by pipe, 1.00x (1.00x to 1.00x) of it by doorbell, equal within 1.10x", verdict, StringComparison.Ordinal);
        Assert.EndsWith("in one process Parallel.For takes the same as threads of our own (1.00x (1.00x to 1.00x)) and Dataflow takes the same as threads of our own (1.00x (1.00x to 1.00x)); the same bits by every call.", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Tasks_that_take_longer_are_not_called_equal()
    {
        string verdict = Of(static api => api == DispatchApi.Submit ? 1.5 : 1).Verdict;

        Assert.Contains("aren't shown to be equal: at 1.00 ms a tick tasks took 1.50x (1.50x to 1.50x) of it by pipe (longer, as every figure of the interval says)", verdict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.3, "Dataflow takes longer than threads of our own (1.30x (1.30x to 1.30x))")]
    [InlineData(0.7, "Dataflow takes less than threads of our own (0.70x (0.70x to 0.70x))")]
    public void A_peer_of_the_library_is_held_against_threads_of_our_own(double factor, string part) =>
        Assert.Contains(part, Of(api => api == DispatchApi.Dataflow ? factor : 1).Verdict, StringComparison.Ordinal);

    [Fact]
    public void The_first_call_of_each_kind_is_what_the_others_are_held_against()
    {
        ExerciseTable table = Of(static api => api == DispatchApi.Submit ? 1.25 : 1).Tables[0];

        Assert.Equal([null, 1.25, null, 1.25, null, 1.0, 1.0], table.Rows.Select(static row => (double?)row[4].Value));
        Assert.Equal(["-", "longer", "-", "longer", "-", "equal", "equal"], table.Rows.Select(static row => row[7].Text), StringComparer.Ordinal);
    }

    [Fact]
    public void The_picture_has_a_bar_for_each_call_beside_those_of_its_kind()
    {
        BarPicture picture = Assert.IsType<BarPicture>(Assert.Single(Of(static api => api == DispatchApi.Submit ? 1.25 : 1).Pictures));

        Assert.Equal(["processes, pipe", "processes, doorbell", "threads"], picture.Groups.Select(static each => each.Name), StringComparer.Ordinal);
        Assert.Equal([1e-3, 1.25e-3, 1e-3, 1.25e-3, 1e-3, 1e-3, 1e-3], picture.Bars.Select(static each => each.Value), static (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.All(picture.Bars, static bar => Assert.True(bar.Low <= bar.Value && bar.Value <= bar.High));
        Assert.Empty(Of(static _ => 1, new Mismatch("pos", 7, "1", "2")).Pictures);
    }

    [Fact]
    public void A_wrong_result_is_all_that_is_said()
    {
        ExerciseResult result = Of(static _ => 1, new Mismatch("pos", 7, "1", "2"));

        Assert.True(result.IsWrong);
        Assert.StartsWith("api: WRONG", result.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void How_to_read_a_table_takes_two_lines_of_a_terminal() => Printed.AssertExplained(Of(static _ => 1));

    private static ExerciseResult Of(Func<DispatchApi, double> factor, Mismatch? mismatch = null)
    {
        const int Ticks = 100;
        ColumnTable table = GeneratedTable.Make(new MotionKernel().Example, 1000, seed: 1);
        Measurement[] runs = [.. ApiExercise.Plan(table, workers: 2, Ticks).Runs.Select(run => new Measurement(
            run, [.. Enumerable.Range(1, 9).Select(round => Ticks * 1e-3 * factor(run.Api) * (round == 3 ? 5 : 1))], MadeResult.Hash, run.Dispatch == DispatchMode.Doorbell ? mismatch : null))];
        ApiSize size = new(2, runs[0], [.. runs.Skip(1).Select(static (run, index) => new WayRun(ApiWay.All[index], run))]);
        return ApiReport.Of(new ApiExercise(), [size], MadeLab.TwoCpus);
    }
}
