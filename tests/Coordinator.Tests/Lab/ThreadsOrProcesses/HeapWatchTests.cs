using ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels.Lab;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Lab.ThreadsOrProcesses;

public sealed class HeapWatchTests : IDisposable
{
    private const int Rows = 1000;

    private readonly ColumnTable _initial = ThreadsPlans.Table(Rows, seed: 1);
    private readonly SharedTable _table;
    private readonly SchedulePlan _plan;

    public HeapWatchTests()
    {
        _table = SharedTable.Create(RunId.New(), _initial, workers: 2);
        _plan = ThreadsPlans.ForChurn(_initial, workers: 2, ticks: 5);
    }

    [Fact]
    public void Processes_are_seen_each_by_itself_and_threads_as_the_one_process_that_they_are()
    {
        HeapWatch watch = new(_table);
        foreach (RunPlan plan in _plan.Runs)
        {
            Note(plan.Partition.Ranges[0], 1.0, 1.5, 10, 14);
            if (plan.Workers > 1)
            {
                Note(plan.Partition.Ranges[1], 1.2, 2.0, 11, 17);
            }

            watch.Ran(plan);
        }

        Assert.Equal(new HeapUse(0.5, 4), Assert.Single(watch.Of(_plan.Runs[0])));
        Assert.Equal(new HeapUse(1.0, 7), Assert.Single(watch.Of(_plan.Runs[1])));
        Assert.Equal((0.65, 5), (Math.Round(watch.Of(_plan.Runs[2])[0].PausedSeconds, 9), watch.Of(_plan.Runs[2])[0].Collections));
    }

    [Fact]
    public void Notes_are_wiped_before_anybody_compares_results()
    {
        Note(new RowRange(0, Rows), 1, 2, 3, 4);

        new HeapWatch(_table).Ran(_plan.Runs[0]);

        Assert.Equal(-1, _table.Column(ChurnKernel.PausedColumn).Slice(new RowRange(0, Rows)).As<double>().IndexOfAnyExcept(0));
        Assert.Equal(-1, _table.Column(ChurnKernel.CollectedColumn).Slice(new RowRange(0, Rows)).As<uint>().IndexOfAnyExcept(0u));
    }

    public void Dispose() => _table.Dispose();

    private void Note(RowRange range, double pausedBefore, double pausedAfter, uint before, uint after)
    {
        Span<double> paused = _table.Column(ChurnKernel.PausedColumn).Slice(range).As<double>();
        Span<uint> collected = _table.Column(ChurnKernel.CollectedColumn).Slice(range).As<uint>();
        (paused[0], paused[^1], collected[0], collected[^1]) = (pausedBefore, pausedAfter, before, after);
    }
}
