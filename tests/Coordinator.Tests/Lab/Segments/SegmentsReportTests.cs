using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Segments;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Tests.Lab.Segments;

public sealed class SegmentsReportTests
{
    private readonly ExerciseResult _result = SegmentsReport.Of(new SegmentsExercise(), MadeSegments.Series(), MadeLab.TwoCpus);

    [Fact]
    public void Tables_say_what_a_tick_and_a_found_row_take_of_the_fastest_sample_of_workers()
    {
        Assert.Equal("1,000,000 10,000 1.00 % 2.00 ms 2.00 ms 20.3 us 2.03 ns", Printed.Row(_result.Tables[0], 3));
        Assert.Equal("1,000,000 0 0.00 % 2.00 ms 2.00 ms 300 ns -", Printed.Row(_result.Tables[0], 0));
        Assert.Equal("10,000,000 1,000 0.01 % 20.0 ms 20.0 ms 2.30 us 2.30 ns", Printed.Row(_result.Tables[1], 2));
    }

    [Fact]
    public void The_picture_has_merges_by_what_is_found_and_by_the_tables_size()
    {
        BarPicture picture = Assert.IsType<BarPicture>(Assert.Single(_result.Pictures));

        Assert.Equal(["0 found", "100 found", "1,000 found", "10,000 found", "100,000 found"], picture.Groups[0].Bars.Select(static each => each.Name), StringComparer.Ordinal);
        Assert.Equal(["of 100,000 rows", "of 1,000,000 rows", "of 10,000,000 rows"], picture.Groups[1].Bars.Select(static each => each.Name), StringComparer.Ordinal);
        Assert.Equal(300e-9, picture.Groups[0].Bars[0].Value, 1e-12);
        Assert.All(picture.Groups[1].Bars, static bar => Assert.Equal(2.3e-6, bar.Value, 1e-12));
        Assert.All(picture.Bars, static bar => Assert.True(bar.Value < bar.High));
    }

    [Fact]
    public void Tables_and_how_to_read_them_fit_a_terminal() => Printed.AssertFits(_result);

    [Fact]
    public void Every_run_stands_among_the_measurements() => Assert.Equal(8 * 3, _result.Measurements.Count);

    [Fact]
    public void Workers_that_share_CPUs_with_the_coordinator_are_said_to() => Assert.Contains(_result.Hints, static hint => hint.StartsWith("Oversubscribed: ", StringComparison.Ordinal));
}
