using ParallelMotion.Coordinator.Lab.Telling;

namespace ParallelMotion.Coordinator.Tests.Lab.Telling;

public sealed class WorkCurveTests
{
    // Out of the cache, a row takes three times as long.
    private readonly WorkCurve _curve = new([(1_000_000, 300e-6), (100_000, 10e-6)]);

    [Theory]
    [InlineData(10e-6, 100_000)]
    [InlineData(300e-6, 1_000_000)]
    [InlineData(1e-6, 10_000)]
    [InlineData(3e-3, 10_000_000)]
    public void Measured_sizes_are_met_and_beyond_them_work_is_proportional(double seconds, double rows) => Assert.Equal(rows, _curve.RowsFor(seconds)!.Value.Rows, rows * 1e-9);

    [Fact]
    public void Between_two_sizes_it_is_a_power_of_the_rows() =>
        Assert.Equal(Math.Sqrt(1e5 * 1e6), _curve.RowsFor(Math.Sqrt(10e-6 * 300e-6))!.Value.Rows, 1e-3);

    [Fact]
    public void Sizes_whose_work_drowned_are_left_out()
    {
        Assert.Null(new WorkCurve([(1000, 0), (2000, -1e-6)]).RowsFor(1));
        Assert.Equal(500, new WorkCurve([(1000, -1e-6), (1000, 2)]).RowsFor(1)!.Value.Rows);
    }

    [Theory]
    [InlineData(4e-3, "> 10,000,000")]
    [InlineData(0.9e-6, "< 10,000")]
    [InlineData(2e-6, "20,000")]
    public void Too_far_from_what_was_measured_only_a_bound_is_said(double seconds, string text) => Assert.Equal(text, _curve.RowsFor(seconds).ToString());

    [Fact]
    public void No_time_is_no_rows() => Assert.Null(_curve.RowsFor(0));
}
