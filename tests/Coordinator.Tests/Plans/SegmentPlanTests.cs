using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Creatures;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class SegmentPlanTests
{
    private const int Seed = 20_261_131;

    [Fact]
    public void A_worker_has_room_for_its_largest_range_of_all_runs()
    {
        Random random = new(Seed);
        for (int round = 0; round < 300; round++)
        {
            RunPlan serial = Serial(random.Next(1, 3000));
            RunPlan[] runs = [serial, .. Enumerable.Range(0, random.Next(4)).Select(_ => serial.On(random.Next(1, 9), DispatchMode.PerTick, ticksPerDispatch: 1))];

            SegmentPlan plan = SegmentPlan.For(runs, most: null);

            int[] expected = new int[runs.Max(static run => run.Workers)];
            Array.Fill(expected, 1);
            foreach (RunPlan run in runs)
            {
                for (int worker = 0; worker < run.Workers; worker++)
                {
                    expected[worker] = Math.Max(expected[worker], run.Partition.Ranges[worker].Length);
                }
            }

            Assert.True(expected.SequenceEqual(plan.Capacities), $"seed {Seed}, round {round}: {string.Join(' ', plan.Capacities)}, expected {string.Join(' ', expected)}");
            Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(plan.CapacityOf));
        }
    }

    [Fact]
    public void Whoever_asks_for_less_gets_that_at_most()
    {
        RunPlan serial = Serial(1000);

        Assert.Equal([100, 100, 100], SegmentPlan.For([serial, serial.On(3, DispatchMode.PerTick, 1)], most: 100).Capacities);
        Assert.Equal([400, 352, 328], SegmentPlan.For([serial, serial.On(3, DispatchMode.PerTick, 1)], most: 400).Capacities);
    }

    [Fact]
    public void No_segment_is_larger_than_a_region_can_be() =>
        Assert.Equal([Limits.MaxSegmentRows], SegmentPlan.For([Serial(Limits.MaxRows)], most: null).Capacities);

    [Fact]
    public void Each_segment_is_planned_once_whichever_schedules_find_rows_for_it()
    {
        RunPlan one = Serial(10);

        Assert.Equal(["starved"], SegmentPlan.For([one, Serial(10), Unfinding(10)], most: null).Names, StringComparer.Ordinal);
    }

    [Fact]
    public void Where_no_kernel_finds_rows_there_is_none()
    {
        Assert.Equal(SegmentPlan.None, SegmentPlan.For([Unfinding(10)], most: 5));
        Assert.Equal(0, SegmentPlan.None.CapacityOf(3));
    }

    private static RunPlan Serial(int rows) => Plan(new StarveKernel(), rows);

    private static RunPlan Unfinding(int rows) => Plan(new MadeKernel(ColumnUse.Writes<float>("pos")), rows);

    private static RunPlan Plan(IKernel kernel, int rows) => RunPlan.Serial(Schedule.Of(kernel, [.. kernel.Columns]), rows, ticks: 1, dt: 1);
}
