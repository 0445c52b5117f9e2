using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>
/// What the coordinator does alone at the end of every tick, when no worker computes, with the rows that a kernel found. It is
/// serial: what it costs is to grow with those rows and not with the table.
/// </summary>
internal interface ITickEnd
{
    /// <summary>Its name in tables.</summary>
    string Name { get; }

    /// <summary>The segment whose rows it gets.</summary>
    string Segment { get; }

    /// <summary>The columns it reads and writes, in the order in which it finds them.</summary>
    IReadOnlyList<ColumnUse> Columns { get; }

    /// <summary>Ends a tick.</summary>
    /// <param name="table">All rows of its columns.</param>
    /// <param name="found">The rows found, ascending: the segments of all workers in the order of their ranges.</param>
    /// <param name="tick">The tick that ends.</param>
    void Run(KernelRows table, ReadOnlySpan<int> found, Tick tick);
}
