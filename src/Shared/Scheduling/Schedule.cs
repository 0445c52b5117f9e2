using System.Collections.Immutable;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>
/// The kernels of one tick, each in its phase. Kernels of a phase may run side by side; all of a phase come before any of the
/// next.
/// <para>
/// Each worker runs all kernels over its own range, and most kernels see no rows but their own: then a worker that takes the
/// phases one after the other keeps the barrier between them by itself. Only where a kernel reads rows of others
/// (<see cref="ReadsAround"/>) do the workers wait for each other.
/// </para>
/// </summary>
public sealed class Schedule
{
    private Schedule(ImmutableArray<ScheduledKernel> kernels, string? name)
    {
        Name = name ?? string.Join('+', kernels.Select(static kernel => kernel.Kernel.Name));
        Kernels = kernels;
        InOrder = [.. kernels.OrderBy(static kernel => kernel.Phase)];
        Columns = [.. kernels.SelectMany(static kernel => kernel.Uses).GroupBy(static use => use.Column, StringComparer.Ordinal).Select(Strongest)];
    }

    /// <summary>The kernels as they were asked for.</summary>
    public ImmutableArray<ScheduledKernel> Kernels { get; }

    /// <summary>The kernels in the order in which a worker runs them: phase by phase, within one as they were asked for.</summary>
    public ImmutableArray<ScheduledKernel> InOrder { get; }

    /// <summary>Every column once, as the kernel that does the most with it declares it.</summary>
    public ImmutableArray<ColumnUse> Columns { get; }

    /// <summary>How many phases there are.</summary>
    public int Phases => InOrder[^1].Phase + 1;

    /// <summary>A name of its own, or the kernels' names, e.g. "motion+trig".</summary>
    public string Name { get; }

    /// <summary>The names of the columns that are written.</summary>
    public IEnumerable<string> WrittenColumns => Columns.Where(static use => use.IsWritten).Select(static use => use.Column);

    /// <summary>Whether a row's next value depends on nothing but that row, whichever kernel computes it.</summary>
    public bool IsElementwise => Kernels.All(static kernel => kernel.Kernel.IsElementwise);

    /// <summary>Whether a kernel reads rows that another worker writes in another phase or tick.</summary>
    public bool ReadsAround => Kernels.Any(static kernel => kernel.Kernel is INeighbourKernel);

    /// <summary>The kernels that find rows, each with a segment of its own.</summary>
    public IEnumerable<ISegmentKernel> Finders => InOrder.Select(static kernel => kernel.Kernel).OfType<ISegmentKernel>();

    /// <summary>Whether a kernel finds rows: a segment holds one tick, so every tick is told by itself, and streams.</summary>
    public bool FindsRows => Finders.Any();

    /// <summary>Whether workers have to wait for each other while they carry out one order.</summary>
    /// <param name="ticks">How many ticks the order asks for.</param>
    public bool KeepsStepWithin(int ticks) => ReadsAround && (ticks > 1 || Phases > 1);

    /// <summary>Makes a schedule of kernels whose phases are known.</summary>
    /// <param name="kernels">The kernels; at least one.</param>
    /// <param name="name">A name for them all; null for theirs.</param>
    public static Schedule Of(IEnumerable<ScheduledKernel> kernels, string? name = null)
    {
        ImmutableArray<ScheduledKernel> all = [.. kernels];
        return all.IsEmpty ? throw new ArgumentException("Cannot make a schedule because it has no kernel: kernels=0, expected=1 or more.", nameof(kernels)) : new Schedule(all, name);
    }

    /// <summary>Makes a schedule of one kernel that is built in.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="uses">The columns it is bound to.</param>
    public static Schedule Of(IKernel kernel, IEnumerable<ColumnUse> uses)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return Of([new ScheduledKernel(kernel, kernel.Name, [.. uses], Phase: 0)]);
    }

    // A column that one kernel reads and another writes is mapped for writing.
    private static ColumnUse Strongest(IEnumerable<ColumnUse> uses) => uses.MaxBy(static use => use.IsWritten)!;
}
