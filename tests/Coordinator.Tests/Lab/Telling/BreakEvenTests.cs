using ParallelMotion.Coordinator.Lab.Telling;

namespace ParallelMotion.Coordinator.Tests.Lab.Telling;

public sealed class BreakEvenTests
{
    private readonly WorkCurve _nanosecondARow = new([(1_000_000, 1e-3)]);

    [Theory]
    [InlineData(50e-6, 10e-6, 0.10, 50)]
    [InlineData(50e-6, 10e-6, 0.01, 500)]
    [InlineData(51e-6, 10e-6, 0.10, 51)]
    [InlineData(50e-6, 1, 0.10, 1)]
    [InlineData(0, 1, 0.01, 1)]
    public void The_smallest_batch_shares_one_dispatch_among_enough_ticks(double cost, double work, double share, long expected) =>
        Assert.Equal(expected, BreakEven.SmallestBatch(cost, work, share));

    [Fact]
    public void Without_work_there_is_no_batch_that_could_be_named() => Assert.Null(BreakEven.SmallestBatch(1e-6, 0, 0.1));

    [Fact]
    public void The_smallest_partition_is_a_workers_part_of_ten_times_the_cost() =>
        Assert.Equal(250_000, BreakEven.SmallestPartition(50e-6, _nanosecondARow, workers: 2, 0.10)!.Value.Rows, 1e-3);

    [Theory]
    [InlineData(1e-3, 50e-6, 950_000)]
    [InlineData(1e-3, 0, 1_000_000)]
    [InlineData(1e-3, 1e-3, 0)]
    [InlineData(1e-3, 2e-3, 0)]
    public void Of_a_tick_the_work_gets_what_telling_leaves(double budget, double cost, double rows) =>
        Assert.Equal(rows, BreakEven.RowsWithin(budget, cost, _nanosecondARow)!.Value.Rows, 1e-3);

    [Theory]
    [InlineData(0.4, "0")]
    [InlineData(7, "7")]
    [InlineData(123, "120")]
    [InlineData(1_876_543, "1,900,000")]
    [InlineData(999_999, "1,000,000")]
    public void Derived_rows_have_two_digits(double rows, string text) => Assert.Equal(text, RoundNumber.Of(rows));
}
