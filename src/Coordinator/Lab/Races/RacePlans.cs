using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Lab.Races;

/// <summary>The same number of updates in the wrong shape and in the right one.</summary>
/// <param name="Serial">One process does them all: what every result should be.</param>
/// <param name="Right">Each row has one worker, which does all of its updates.</param>
/// <param name="Wrong">Every worker has all rows, and does its share of the updates of each.</param>
internal sealed record RacePlans(RunPlan Serial, RunPlan Right, RunPlan Wrong)
{
    /// <summary>What is added in each tick. Even, so that a flipped lowest bit shows in any row.</summary>
    public const uint Step = 2;

    /// <summary>The kernel: it counts ticks in memory.</summary>
    public static IKernel Kernel { get; } = new TallyKernel();

    /// <summary>The updates of one row in a whole run.</summary>
    public uint PerRow => Step * (uint)Serial.Ticks;

    /// <summary>Makes a table of zeros, to be counted up.</summary>
    /// <param name="rows">Its rows.</param>
    public static ColumnTable Table(int rows)
    {
        uint[] steps = new uint[rows];
        Array.Fill(steps, Step);
        return new ColumnTable(rows, [new Column<uint>("count", new uint[rows]), new Column<uint>("step", steps)]);
    }

    /// <summary>Makes the plans. The wrong one has not been through <see cref="PhaseCheck"/>.</summary>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="workers">Workers; at least two.</param>
    /// <param name="ticks">Ticks that each worker does in the wrong shape.</param>
    public static RacePlans For(int rows, int workers, int ticks)
    {
        Schedule schedule = KernelBinding.Of(Kernel, new HashSet<string>(StringComparer.Ordinal) { "count", "step" });
        RunPlan serial = RunPlan.Serial(schedule, rows, ticks * workers, dt: 0);
        RunPlan right = serial.On(workers, DispatchMode.PerRun, serial.Ticks);
        RunPlan wrong = serial with
        {
            Dispatch = DispatchMode.PerRun,
            Partition = Partition.Unchecked(rows, [.. Enumerable.Repeat(new RowRange(0, rows), workers)]),
            Ticks = ticks,
            TicksPerDispatch = ticks,
        };
        return new RacePlans(serial, right, wrong);
    }
}
