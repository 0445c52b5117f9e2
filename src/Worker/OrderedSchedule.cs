using System.Collections.Immutable;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Worker;

/// <summary>The schedule that an attach message asks for, made of this process's own kernels.</summary>
internal static class OrderedSchedule
{
    /// <summary>Makes it.</summary>
    /// <param name="kernels">What the message says.</param>
    /// <exception cref="KernelLoadException">A kernel isn't there.</exception>
    /// <exception cref="ArgumentException">A kernel declares other columns here than it did in the plan.</exception>
    public static Schedule Of(ImmutableArray<AttachedKernel> kernels) => Schedule.Of(kernels.Select(Scheduled));

    private static ScheduledKernel Scheduled(AttachedKernel order)
    {
        IKernel kernel = KernelLookup.Find(order.Reference).Kernel;
        IReadOnlyList<ColumnUse> uses = kernel.Bind(order.Columns.ToHashSet(StringComparer.Ordinal));
        return uses.Select(static use => use.Column).SequenceEqual(order.Columns, StringComparer.Ordinal)
            ? new ScheduledKernel(kernel, order.Reference, [.. uses], order.Phase)
            : throw new ArgumentException(
                $"Cannot attach because kernel {kernel.Name} does not find its columns: columns={string.Join(',', order.Columns)}, "
                + $"found={(uses.Count == 0 ? "none" : string.Join(',', uses.Select(static use => use.Column)))}, expected={kernel.Wants}.",
                nameof(order));
    }
}
