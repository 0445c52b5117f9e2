using System.Collections.Immutable;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>
/// Gives kernels their phases from what they declare: each comes as early as it can, behind every kernel that was asked for
/// before it and that writes what it reads or writes, or reads what it writes. So the result is that of running them one
/// after the other as they were asked for (list scheduling over the dependences of the kernels).
/// </summary>
public static class PhaseAssignment
{
    /// <summary>Gives each its phase.</summary>
    /// <param name="kernels">In the order in which they were asked for; the phases they have are forgotten.</param>
    public static ImmutableArray<ScheduledKernel> InPhases(IEnumerable<ScheduledKernel> kernels)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        ImmutableArray<ScheduledKernel>.Builder placed = ImmutableArray.CreateBuilder<ScheduledKernel>();
        foreach (ScheduledKernel kernel in kernels)
        {
            int phase = placed.Where(before => before.SharedWith(kernel) is not null).Select(static before => before.Phase + 1).DefaultIfEmpty(0).Max();
            placed.Add(kernel with { Phase = phase });
        }

        return placed.ToImmutable();
    }

    /// <summary>Gives all the same phase, as somebody asked for: whether they may run side by side is checked with the plan.</summary>
    /// <param name="kernels">The kernels.</param>
    public static ImmutableArray<ScheduledKernel> SideBySide(IEnumerable<ScheduledKernel> kernels) => [.. kernels.Select(static kernel => kernel with { Phase = 0 })];
}
