using System.Collections.Immutable;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>A kernel's place in a tick.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Reference">What another process says to get the same one.</param>
/// <param name="Uses">The columns it is bound to, in its own order.</param>
/// <param name="Phase">Its phase, from 0: it may run beside any other of the same, and after all of those before.</param>
public sealed record ScheduledKernel(IKernel Kernel, string Reference, ImmutableArray<ColumnUse> Uses, int Phase)
{
    /// <summary>Its columns of the write-set.</summary>
    public IEnumerable<string> Written => Uses.Where(static use => use.IsWritten).Select(static use => use.Column);

    /// <summary>Finds a column that one of two kernels writes and the other reads or writes: they must not run side by side.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The column's name; null when there is none.</returns>
    public string? SharedWith(ScheduledKernel other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (from mine in Uses
                from theirs in other.Uses
                where (mine.IsWritten || theirs.IsWritten) && string.Equals(mine.Column, theirs.Column, StringComparison.Ordinal)
                select mine.Column).FirstOrDefault();
    }
}
