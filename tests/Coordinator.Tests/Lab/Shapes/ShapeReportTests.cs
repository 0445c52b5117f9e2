using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Shapes;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Lab.Shapes;

public sealed class ShapeReportTests
{
    /// <summary>Milliseconds of a tick on one thread, in the order of the shapes.</summary>
    private static readonly double[] Usual = [4, 1, 0.8, 0.2];

    [Fact]
    public void A_shape_that_stays_slower_side_by_side_than_the_best_alone_is_not_rescued() => Assert.Equal(
        "shape: parallelism doesn't rescue the wrong shape: objects in a list take 1.00 ms a tick on 8 processes, columns, vectors 200 us on one thread, 5.00x (5.00x to 5.00x) as long; the same bits in every shape.",
        Of(Usual, gain: 4).Verdict);

    [Theory]
    [InlineData(40, "shape: parallelism rescues the wrong shape:")]
    [InlineData(20, "shape: parallelism just about makes up for the wrong shape:")]
    public void One_that_becomes_as_fast_or_faster_is(double gain, string start) => Assert.StartsWith(start, Of(Usual, gain).Verdict, StringComparison.Ordinal);

    [Fact]
    public void Shapes_that_take_the_same_within_noise_leave_nothing_to_rescue() => Assert.Equal(
        "shape: all shapes take the same here on one thread, the slowest 1.03x (1.03x to 1.03x) of the fastest, so there is nothing to rescue.",
        Of([1, 1.01, 1.03, 1.02], gain: 4).Verdict);

    [Fact]
    public void Threads_are_named_where_they_are_the_faster_ones() => Assert.Contains("on 8 threads", Of(Usual, gain: 4, threadsGain: 6).Verdict, StringComparison.Ordinal);

    [Fact]
    public void Which_shape_is_worst_and_which_is_best_the_figures_say() =>
        Assert.Contains("columns, vectors take 2.00 ms a tick on 8 processes, structs in an array 1.00 ms on one thread, 2.00x", Of([4, 1, 2, 8], gain: 4).Verdict, StringComparison.Ordinal);

    [Fact]
    public void More_workers_than_cpus_are_called_so() =>
        Assert.Contains(Of(Usual, gain: 4).Hints, static hint => hint.StartsWith("Oversubscribed: up to 8 workers share 2 CPUs", StringComparison.Ordinal));

    [Fact]
    public void Two_shapes_that_end_in_different_bits_are_wrong_even_if_each_agrees_with_itself()
    {
        ExerciseResult hash = Of(Usual, gain: 4, hashOf: static shape => shape == 1 ? "other" : MadeResult.Hash);
        ExerciseResult mismatch = Of(Usual, gain: 4, mismatch: new Mismatch("pos", 7, "1", "2"));

        Assert.All([hash, mismatch], static result =>
        {
            Assert.True(result.IsWrong);
            Assert.StartsWith("shape: WRONG", result.Verdict, StringComparison.Ordinal);
            Assert.All(result.Tables[0].Rows, static row => Assert.Equal("WRONG", row[^1].Text));
        });
    }

    [Fact]
    public void How_to_read_a_table_takes_two_lines_of_a_terminal() => Printed.AssertExplained(Of(Usual, gain: 4));

    private static ExerciseResult Of(double[] milliseconds, double gain, double threadsGain = 1, Func<int, string>? hashOf = null, Mismatch? mismatch = null)
    {
        const int Ticks = 10;
        ColumnTable table = ShapesPlan.Table(1000, Ticks, seed: 1);
        ShapedRuns[] shapes = [.. RowShape.All().Select((shape, index) =>
        {
            Measurement[] runs = [.. ShapesPlan.For(shape, table, workers: 8, Ticks).Runs.Select(run => new Measurement(
                run, [.. Enumerable.Repeat(Ticks * 1e-3 * milliseconds[index] / GainOf(run), 7)], hashOf?.Invoke(index) ?? MadeResult.Hash, mismatch))];
            return new ShapedRuns(shape.Name, runs[0], runs[1], runs[2]);
        })];
        return ShapeReport.Of(new ShapeExercise(), [new ShapesSize(8, shapes)], MadeLab.TwoCpus);

        double GainOf(RunPlan run) => run.Dispatch switch { DispatchMode.Serial => 1, DispatchMode.Threads => threadsGain, _ => gain };
    }
}
