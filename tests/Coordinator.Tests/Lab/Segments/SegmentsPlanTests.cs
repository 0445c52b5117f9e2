using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Segments;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Lab.Segments;

public sealed class SegmentsPlanTests
{
    private const int Rows = 100_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1e-4)]
    [InlineData(0.01)]
    [InlineData(0.1)]
    public void About_the_share_asked_for_is_below_zero(double share)
    {
        int found = GeneratedTable.Make([SegmentsPlan.Energies(share)], Rows, seed: 42)["energy"].Floats().Count(static energy => energy < 0);

        // Five standard deviations of a count.
        double expected = share * Rows;
        Assert.InRange(found, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
    }

    [Fact]
    public void Every_channel_tells_every_tick_and_all_share_segments_with_room_for_every_row()
    {
        SchedulePlan plan = SegmentsPlan.For(GeneratedTable.Make([SegmentsPlan.Energies(0.1)], Rows, seed: 1), LabChannel.All, workers: 3, ticks: 9);

        Assert.Equal([DispatchMode.Serial, DispatchMode.PerRun, DispatchMode.Doorbell], plan.Runs.Select(static run => run.Dispatch));
        Assert.All(plan.Runs.Skip(1), static run => Assert.Equal((3, 1), (run.Workers, run.TicksPerDispatch)));
        Assert.All(plan.Runs, static run => Assert.Equal(Rows, run.Segments.CapacityOf(0)));
    }
}
