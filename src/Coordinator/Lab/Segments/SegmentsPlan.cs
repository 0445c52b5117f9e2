using System.Collections.Immutable;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Creatures;

namespace ParallelMotion.Coordinator.Lab.Segments;

/// <summary>
/// The runs on one table: a serial one to check against, and one for each channel, told every tick. Their kernel writes no column,
/// so every tick finds the same rows: as many as have an energy below zero.
/// </summary>
internal static class SegmentsPlan
{
    private const float Dt = 1f / 30;

    private static readonly StarveKernel Kernel = new();

    /// <summary>Energies of which about a given share is below zero.</summary>
    public static ExampleColumn Energies(double share) => new(Kernel.Columns[0].Column, (float)(-100 * share), (float)(100 * (1 - share)));

    /// <summary>All runs on one table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="channels">What workers are told by.</param>
    /// <param name="workers">How many there are.</param>
    /// <param name="ticks">Ticks of a run.</param>
    public static SchedulePlan For(ColumnTable table, ImmutableArray<LabChannel> channels, int workers, int ticks)
    {
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(Kernel, table.Names), table.Rows, ticks, Dt);
        RunPlan[] runs = [serial, .. channels.Select(channel => serial.On(workers, channel.Dispatch, ticksPerDispatch: 1))];
        return SchedulePlan.Checked([.. runs]).With(SegmentPlan.For(runs, most: null));
    }
}
