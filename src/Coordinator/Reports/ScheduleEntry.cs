using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>What a tick was.</summary>
/// <param name="Kernel">Its name, as it stands in measurements.</param>
/// <param name="Phases">The kernels of each phase, in the order in which a worker runs them.</param>
internal sealed record ScheduleEntry(string Kernel, IReadOnlyList<IReadOnlyList<string>> Phases)
{
    public static ScheduleEntry Of(Schedule schedule) => new(
        schedule.Name,
        [.. schedule.InOrder.GroupBy(static kernel => kernel.Phase).Select(static phase => phase.Select(static kernel => kernel.Kernel.Name).ToArray())]);
}
