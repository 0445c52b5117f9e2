using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Segments;

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
    public void Tables_and_how_to_read_them_fit_a_terminal() => Printed.AssertFits(_result);

    [Fact]
    public void Every_run_stands_among_the_measurements() => Assert.Equal(8 * 3, _result.Measurements.Count);

    [Fact]
    public void Workers_that_share_CPUs_with_the_coordinator_are_said_to() => Assert.Contains(_result.Hints, static hint => hint.StartsWith("Oversubscribed: ", StringComparison.Ordinal));
}
