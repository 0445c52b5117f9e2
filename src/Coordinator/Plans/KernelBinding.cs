using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>Finds kernels' columns in a table, and their places in a tick.</summary>
internal static class KernelBinding
{
    /// <summary>Binds the kernels of a tick.</summary>
    /// <param name="group">The kernels.</param>
    /// <param name="columns">The names of the table's columns.</param>
    /// <exception cref="RefusedException">The table has none for one of them, or they declare what they must not.</exception>
    public static Schedule Of(KernelGroup group, IReadOnlySet<string> columns)
    {
        IEnumerable<ScheduledKernel> bound = group.Kernels.Select(found => Bind(found, columns));
        Schedule schedule = Schedule.Of(group.IsSideBySide ? PhaseAssignment.SideBySide(bound) : PhaseAssignment.InPhases(bound), group.Plan);
        return ScheduleRule.Fault(schedule) is { } fault
            ? throw RefusedException.Usage($"Cannot run kernel {schedule.Name} because {fault}. Its author has to mend that.")
            : Ended(Bounded(schedule), group.TickEnd, columns);
    }

    /// <summary>Binds one built-in kernel.</summary>
    /// <inheritdoc cref="Of(KernelGroup, IReadOnlySet{string})"/>
    public static Schedule Of(IKernel kernel, IReadOnlySet<string> columns) => Of(KernelGroup.Of(kernel), columns);

    /// <summary>Asks a kernel for its columns.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="columns">The names of the table's columns.</param>
    /// <returns>None when the table has none for it.</returns>
    /// <exception cref="RefusedException">It threw, or gave no list: the user's own code may do anything.</exception>
    public static ImmutableArray<ColumnUse> UsesOf(IKernel kernel, IReadOnlySet<string> columns)
    {
        try
        {
            return kernel.Bind(columns) is { } uses && uses.All(static use => use is not null)
                ? [.. uses]
                : throw new InvalidOperationException("It gave no list, or an empty place in one.");
        }
        catch (Exception cause)
        {
            throw RefusedException.Usage(
                $"Cannot run kernel {kernel.Name} because it can't say which columns it works on: threw={cause.GetType().Name}. {cause.Message} Its author has to mend that.", cause);
        }
    }

    private static ScheduledKernel Bind(FoundKernel found, IReadOnlySet<string> columns)
    {
        ImmutableArray<ColumnUse> uses = UsesOf(found.Kernel, columns);
        if (!uses.IsEmpty && uses.All(use => columns.Contains(use.Column)))
        {
            return new ScheduledKernel(found.Kernel, found.Reference, uses, Phase: 0);
        }

        throw RefusedException.Usage(
            $"Cannot run kernel {found.Kernel.Name} because the input lacks its columns: "
            + $"columns={string.Join(',', columns.Order(StringComparer.Ordinal))}, expected={found.Kernel.Wants}{Missing(found.Kernel, columns)}. "
            + "Rename columns, or choose another kernel with --kernel.");
    }

    // Where it can be said: a kernel that chooses among columns may want others.
    private static string Missing(IKernel kernel, IReadOnlySet<string> columns)
    {
        string[] missing = [.. kernel.Columns.Select(static use => use.Column).Where(column => !columns.Contains(column))];
        return missing.Length > 0 && missing.Length < kernel.Columns.Count ? $", missing={string.Join(',', missing)}" : string.Empty;
    }

    private static Schedule Ended(Schedule schedule, ITickEnd? end, IReadOnlySet<string> columns) =>
        end?.Columns.FirstOrDefault(use => !columns.Contains(use.Column)) is { } lacking
            ? throw RefusedException.Usage(
                $"Cannot run {schedule.Name} because the input lacks a column: column={lacking.Column}, expected={string.Join(',', end.Columns.Select(static use => use.Column))}.")
            : schedule;

    // What an attach message can carry.
    private static Schedule Bounded(Schedule schedule)
    {
        if (schedule.Kernels.Length > Limits.MaxKernels)
        {
            throw RefusedException.Usage($"Cannot run so many kernels in one tick: kernels={schedule.Kernels.Length}, expected={Limits.MaxKernels} at most.");
        }

        int uses = schedule.Kernels.Sum(static kernel => kernel.Uses.Length);
        return uses <= Limits.MaxColumns
            ? schedule
            : throw RefusedException.Usage($"Cannot run kernel {schedule.Name} because it works on too many columns: columns={uses}, expected={Limits.MaxColumns} at most.");
    }
}
