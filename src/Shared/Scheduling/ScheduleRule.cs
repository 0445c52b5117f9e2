using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>What the kernels of a tick may declare, each by itself and beside the others.</summary>
public static class ScheduleRule
{
    /// <summary>Looks for what must not be declared.</summary>
    /// <param name="schedule">The tick.</param>
    /// <returns>What is wrong, as "because" goes on in a sentence, with found and expected values; null when nothing is.</returns>
    public static string? Fault(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Kernels.Select(static kernel => DeclarationRule.Fault(kernel.Kernel, kernel.Uses)).FirstOrDefault(static fault => fault is not null)
            ?? FaultOfSharedPair(schedule)
            ?? FaultOfTypes(schedule)
            ?? FaultOfSegmentName(schedule)
            ?? FaultOfSegments(schedule);
    }

    // The newest values lie now in the one column of a pair, now in the other: another kernel would find either.
    private static string? FaultOfSharedPair(Schedule schedule) => (
        from owner in schedule.Kernels
        from pair in owner.Uses
        where pair.Access == ColumnAccess.Swap
        from other in schedule.Kernels
        where !ReferenceEquals(other, owner) && other.Uses.Any(use => string.Equals(use.Column, pair.Column, StringComparison.Ordinal))
        select $"a column that {owner.Kernel.Name} swaps is used by another kernel of the tick: column={pair.Column}, kernel={other.Kernel.Name}, expected=none").FirstOrDefault();

    // It becomes part of a file's name.
    private static string? FaultOfSegmentName(Schedule schedule) => schedule.Finders.FirstOrDefault(static kernel => !KernelName.IsUsable(kernel.Segment)) is { } strange
        ? $"a segment's name can't be used: kernel={strange.Name}, segment={strange.Segment}, expected={KernelName.Rule}"
        : null;

    private static string? FaultOfSegments(Schedule schedule) => schedule.Finders
        .GroupBy(static kernel => kernel.Segment, StringComparer.OrdinalIgnoreCase)
        .Where(static same => same.Count() > 1)
        .Select(static same => $"two kernels share a segment: segment={same.Key}, kernels={string.Join(" and ", same.Select(static kernel => kernel.Name))}, expected=one for each")
        .FirstOrDefault();

    private static string? FaultOfTypes(Schedule schedule) => schedule.Kernels
        .SelectMany(static kernel => kernel.Uses)
        .GroupBy(static use => use.Column, StringComparer.Ordinal)
        .Where(static uses => uses.Select(static use => use.ElementType).Distinct().Count() > 1)
        .Select(static uses => $"a column is declared with two types: column={uses.Key}, types={string.Join(" and ", uses.Select(static use => use.ElementType).Distinct())}, expected=one")
        .FirstOrDefault();
}
