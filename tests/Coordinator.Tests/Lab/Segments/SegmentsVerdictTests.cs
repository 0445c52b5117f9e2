using ParallelMotion.Coordinator.Lab.Segments;

namespace ParallelMotion.Coordinator.Tests.Lab.Segments;

public sealed class SegmentsVerdictTests
{
    [Fact]
    public void A_cost_that_grows_with_what_is_found_and_not_with_the_table_is_said_to() => Assert.Equal(
        "segments: merging what 2 workers found costs 2.00 ns a row found (2.00 ns to 2.00 ns) and 300 ns a tick; "
        + "with about 1,000 found it took 2.30 us on 100,000 rows and 2.30 us on 10,000,000, 1.00x as long on a table 100x as large, "
        + "so it is not the table that it grows with.",
        SegmentsVerdict.Of(MadeSegments.Series()));

    [Theory]
    [InlineData(2e-12, "8.92x as long on a table 100x as large: far less than the table grows, but these figures don't show that it stays as it is.")]
    [InlineData(1e-11, "31.0x as long on a table 100x as large, so these figures don't show that it is independent of the table.")]
    public void A_cost_that_grows_with_the_table_is_not_said_to_be_independent_of_it(double perRow, string end) =>
        Assert.EndsWith(end, SegmentsVerdict.Of(MadeSegments.Series(perRow)), StringComparison.Ordinal);

    [Fact]
    public void Sizes_that_lie_together_say_nothing_about_growth()
    {
        SegmentSeries series = MadeSegments.Series();

        Assert.EndsWith("sizes further apart (--rows).", SegmentsVerdict.Of(series with { ByRows = series.ByRows.Take(1).ToArray() }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cost_by_row_that_no_line_fits_is_not_stated_for_all()
    {
        SegmentCase[] noise = [.. new[] { 0, 100, 1000, 10_000, 100_000 }.Select((found, index) => MadeSegments.Case(1_000_000, found, index % 2 == 0 ? 5e-6 : 9e-6))];

        Assert.Contains("costs 5.00 us for 100,000 rows, 0.05 ns each, though no line fits the others well enough to say so of them;", SegmentsVerdict.Of(MadeSegments.Series() with { ByFound = noise }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_too_small_to_find_more_and_more_in_gives_no_line()
    {
        SegmentCase[] alike = [.. Enumerable.Range(0, 5).Select(static _ => MadeSegments.Case(10, 1, 1e-6))];

        Assert.Contains("1.00 us for 1 rows, and this table is too small", SegmentsVerdict.Of(MadeSegments.Series() with { ByFound = alike }), StringComparison.Ordinal);
    }
}
