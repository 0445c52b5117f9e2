using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Lab.Lines;

public sealed class LineDistanceTests
{
    [Theory]
    [InlineData(4, 1, 1)]
    [InlineData(32, 1, 1)]
    [InlineData(64, 0, 1)]
    [InlineData(128, 0, 0)]
    [InlineData(256, 0, 0)]
    public void Two_counters_share_what_lies_within_their_distance(int bytes, int lines, int pairs)
    {
        LineDistance distance = new(bytes, 2);

        Assert.Equal((lines, pairs), (distance.SharedLines, distance.SharedPairs));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(256)]
    public void Each_worker_has_the_one_row_that_steps(int workers)
    {
        ColumnTable table = LineDistance.Table(workers);
        foreach (LineDistance distance in LineDistance.All.Select(bytes => new LineDistance(bytes, workers)))
        {
            uint[] steps = ((Column<uint>)table[$"step_{distance.Bytes}"]).Values;
            Assert.Equal(workers, steps.Sum(static step => (long)step));
            Assert.All(distance.Partition.Ranges, range => Assert.Equal((1, 1u), (range.Length, steps[range.Start])));
            Assert.Equal(table.Rows, distance.Partition.Rows);
        }
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(5_000_000, 1_666_667)]
    [InlineData(20_000_000, 2_000_000)]
    public void A_plan_is_legal_and_tells_many_ticks_at_once(int ticks, int told)
    {
        SchedulePlan plan = new LineDistance(4, 3).Plan(ticks, [5, 6, 7]);

        Assert.Equal([DispatchMode.Serial, DispatchMode.PerRun], plan.Runs.Select(static run => run.Dispatch));
        Assert.All(plan.Runs, run => Assert.Equal((Sweep.Fused, ticks), (run.Sweep, run.Ticks)));
        Assert.Equal(told, plan.Runs[1].TicksPerDispatch);
        Assert.Equal([5, 6, 7], plan.Runs[1].Pins);
        Assert.Equal(["count_4"], plan.Schedule.WrittenColumns, StringComparer.Ordinal);
    }
}
