using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Worker;

/// <summary>
/// Everything of an attach that takes long in a new process, and nothing that anybody else would see: its kernels are loaded and
/// compiled, columns are mapped without a row to write, and all of it is let go of again. Whoever has rehearsed attaches a tenth as long.
/// </summary>
internal static class Rehearsal
{
    /// <summary>Rehearses.</summary>
    /// <param name="order">What is going to be attached, by whichever worker this process becomes.</param>
    /// <param name="progress">Hears of scratch rows; publishes nowhere yet.</param>
    /// <exception cref="Shared.Memory.RegionException">A region is not there, or not as announced.</exception>
    /// <exception cref="InvalidOperationException">A kernel threw on scratch rows.</exception>
    public static void Of(Attach order, PublishedProgress progress)
    {
        Schedule schedule = OrderedSchedule.Of(order.Kernels);
        using MappedRegions regions = new(order);
        _ = regions.Control();
        foreach (ColumnUse use in schedule.Columns)
        {
            regions.Map(use);
        }

        KernelWarmUp.Run(schedule, order, progress);
    }
}
