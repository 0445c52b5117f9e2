using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;
using ParallelMotion.Shared.Tests.Kernels;

namespace ParallelMotion.Shared.Tests.Scheduling;

public sealed class FindingScheduleTests
{
    private const int Seed = 20_261_130;

    [Fact]
    public void Whoever_finds_rows_streams_alone_or_beside_others()
    {
        Assert.Equal([Sweep.Streaming], SweepRule.AllowedBy(Of(new FindingKernel())));
        Assert.Equal([Sweep.Streaming], SweepRule.AllowedBy(Of(new AffineKernel("one", "b", "c"), new FindingKernel())));
        Assert.Throws<ArgumentException>(() => new ScheduleSweep(Of(new FindingKernel()), static _ => new ArrayColumn([]), new RowRange(0, 0), 1, Sweep.Tiled));
    }

    [Fact]
    public void A_segment_has_the_rows_of_the_last_tick_alone()
    {
        Random random = new(Seed);
        using SegmentBench bench = new(capacity: 500);
        for (int round = 0; round < 50; round++)
        {
            float[] column = [.. Enumerable.Range(0, random.Next(1, 500)).Select(_ => (float)random.Next(4))];
            ScheduleSweep sweep = SweepOf(bench, column, new RowRange(0, column.Length));
            for (int tick = 0; tick < 6; tick++)
            {
                sweep.Run(tick, 1, SilentProgress.Instance);

                Assert.Equal(Enumerable.Range(0, column.Length).Where(row => column[row] == tick), bench.Segment.Read().ToArray());
            }
        }
    }

    [Fact]
    public void A_range_without_rows_forgets_what_an_earlier_run_left()
    {
        using SegmentBench bench = new(capacity: 5);
        SweepOf(bench, [0f, 0f], new RowRange(0, 2)).Run(0, 1, SilentProgress.Instance);
        Assert.Equal(2, bench.Segment.Published);

        SweepOf(bench, [0f, 0f], new RowRange(2, 2)).Run(0, 1, SilentProgress.Instance);

        Assert.Equal(0, bench.Segment.Published);
    }

    [Fact]
    public void Rows_are_numbered_through_the_table_and_across_the_blocks_of_a_long_range()
    {
        const int Block = 1 << 20;
        float[] column = new float[(2 * Block) + 10];
        Array.Fill(column, 1f);
        int[] expected = [3, Block - 1, Block, Block + 2, (2 * Block) + 9];
        Array.ForEach(expected, row => column[row] = 0);
        using SegmentBench bench = new(capacity: 10);

        SweepOf(bench, column, new RowRange(3, column.Length)).Run(0, 1, SilentProgress.Instance);

        Assert.Equal(expected, bench.Segment.Read().ToArray());
    }

    [Theory]
    [InlineData("found", "found")]
    [InlineData("found", "FOUND")]
    public void Two_kernels_with_one_segment_are_refused_with_both(string one, string other)
    {
        string? fault = ScheduleRule.Fault(Of(new FindingKernel("first", one), new FindingKernel("second", other)));

        Assert.Contains($"segment={one}, kernels=first and second", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("größe")]
    [InlineData("a-segment-whose-name-has-one-character-more-than-the-sixty-four-o")]
    public void A_segment_that_cannot_be_a_files_name_is_refused_with_its_kernel(string segment) => Assert.Contains(
        $"kernel=finding, segment={segment}, expected=1 to 64 of ", ScheduleRule.Fault(Of(new FindingKernel("finding", segment))), StringComparison.Ordinal);

    [Fact]
    public void Each_of_two_kernels_has_a_segment_of_its_own()
    {
        Schedule schedule = Of(new FindingKernel("first", "found"), new FindingKernel("second", "lost"));

        Assert.Null(ScheduleRule.Fault(schedule));
        Assert.True(schedule.FindsRows);
        Assert.Equal(["found", "lost"], schedule.Finders.Select(static kernel => kernel.Segment), StringComparer.Ordinal);
    }

    [Fact]
    public void A_segment_that_is_missing_is_named_before_the_first_tick()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => new ScheduleSweep(Of(new FindingKernel()), static _ => new ArrayColumn([]), new RowRange(0, 0), 1, Sweep.Streaming));

        Assert.Contains("segment=found", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_declares_no_segment_appends_nothing()
    {
        BoundColumns bound = new([ColumnUse.Reads<float>("a")], static _ => new ArrayColumn([1f]));

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => bound.Rows(new RowRange(0, 1)).Append(0));
        Assert.Contains("expected=ISegmentKernel", refused.Message, StringComparison.Ordinal);
    }

    private static ScheduleSweep SweepOf(SegmentBench bench, float[] column, RowRange range) =>
        new(Of(new FindingKernel()), _ => new ArrayColumn(column), range, 1, Sweep.Streaming, segmentOf: _ => bench.Segment);

    private static Schedule Of(params IKernel[] kernels) =>
        Schedule.Of(PhaseAssignment.InPhases(kernels.Select(kernel => new ScheduledKernel(kernel, kernel.Name, [.. kernel.Columns], Phase: 0))));
}
