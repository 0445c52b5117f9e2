using System.Collections.Immutable;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>What a worker was last attached to, and where that lies in it: enough to say of an address whose row it was.</summary>
internal sealed record FaultScene
{
    /// <summary>The worker's index.</summary>
    public required int Worker { get; init; }

    /// <summary>The kernels of a tick, in the order in which it runs them.</summary>
    public required ImmutableArray<string> Kernels { get; init; }

    /// <summary>The kernel that it ran last, as it says itself.</summary>
    public string Kernel => Slot.Kernel.Read() is >= 0 and var index && index < Kernels.Length ? Kernels[(int)index] : string.Join('+', Kernels);

    /// <summary>The columns that it maps, as its schedule has them.</summary>
    public required ImmutableArray<ColumnUse> Columns { get; init; }

    /// <summary>Who has which rows.</summary>
    public required Partition Partition { get; init; }

    /// <summary>The worker's words, where the address of a fault is noted.</summary>
    public required ControlSlot Slot { get; init; }

    /// <summary>Where row 0 of each column lies in the worker's process, as it says itself; none while it attaches.</summary>
    public ImmutableArray<long> RowAddresses { get; init; } = [];

    /// <summary>The worker's own rows.</summary>
    public RowRange Range => Partition.Ranges[Worker];

    /// <summary>Forgets what was noted before, so that what is found later belongs to this attachment.</summary>
    public void Begin() => Slot.FaultAddress.Write(0);

    /// <summary>Finds what lies at an address of the worker's process.</summary>
    /// <returns>Null when none of its columns does.</returns>
    public RowPlace? Find(long address)
    {
        for (int column = 0; column < Math.Min(Columns.Length, RowAddresses.Length); column++)
        {
            ColumnUse use = Columns[column];
            RegionSpec spec = RegionSpec.Column(use.Column, use.ElementType, Partition.Rows);
            if (RowAddresses[column] > 0 && spec.RowAt(address - RowAddresses[column]) is { } row)
            {
                return new RowPlace(use, row);
            }
        }

        return null;
    }

    /// <summary>The worker that has a row.</summary>
    /// <returns>Null when no row of the table is meant.</returns>
    public int? OwnerOf(long row)
    {
        int owner = Partition.Ranges.ToList().FindIndex(range => row >= range.Start && row < range.End);
        return owner < 0 ? null : owner;
    }
}

/// <summary>A row of a column.</summary>
/// <param name="Use">The column, as the kernel declared it.</param>
/// <param name="Row">The row; below 0 in the region's header, beyond the last in what fills its last page.</param>
internal readonly record struct RowPlace(ColumnUse Use, long Row);
