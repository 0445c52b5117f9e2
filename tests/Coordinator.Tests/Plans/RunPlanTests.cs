using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class RunPlanTests
{
    [Fact]
    public void A_written_column_is_loaded_and_stored_and_a_read_one_loaded() => Assert.Equal(1000.0 * 7 * ((2 * 8) + 4), Plan(1000, 7).BytesMoved);

    [Fact]
    public void Each_of_a_pair_that_swaps_is_loaded_or_stored_and_both_are_written()
    {
        RunPlan plan = Plan(1000, 7) with { Schedule = Schedule.Of(new MadeKernel(), [.. ColumnUse.Swaps<float>("a", "b"), ColumnUse.Reads<float>("c")]) };

        Assert.Equal(1000.0 * 7 * (4 + 4 + 4), plan.BytesMoved);
        Assert.Equal(["a", "b"], plan.Schedule.WrittenColumns, StringComparer.Ordinal);
    }

    [Fact]
    public void Bytes_of_the_largest_run_are_counted_without_overflow() =>
        Assert.Equal((double)(1 << 30) * 1_000_000_000 * 20, Plan(1 << 30, 1_000_000_000).BytesMoved);

    [Fact]
    public void A_write_set_names_the_kernel_the_worker_and_the_rows() => Assert.Equal(
        [
            new WriteSet("made in worker 0", "a", new RowRange(0, 512)), new WriteSet("made in worker 0", "b", new RowRange(0, 512)),
            new WriteSet("made in worker 1", "a", new RowRange(512, 1000)), new WriteSet("made in worker 1", "b", new RowRange(512, 1000)),
        ],
        Plan(1000, 1, 2).WriteSetsOf(0));

    private static RunPlan Plan(int rows, int ticks, int workers = 1) => new()
    {
        Schedule = Schedule.Of(new MadeKernel(), [ColumnUse.Writes<float>("a"), ColumnUse.Reads<float>("c"), ColumnUse.Writes<float>("b")]),
        Partition = Partition.Split(rows, workers, sizeof(float)),
        Dispatch = DispatchMode.PerRun,
        Sweep = Sweep.Streaming,
        Ticks = ticks,
        TicksPerDispatch = ticks,
        Dt = 1,
    };
}
