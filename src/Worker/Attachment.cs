using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Worker;

/// <summary>The regions of one attach message, mapped, and the kernel that runs over this worker's range of them.</summary>
internal sealed class Attachment : IDisposable
{
    /// <summary>16 MiB of a column: well under a second, also where every page costs a trip to a hypervisor.</summary>
    private const int PrefaultBlockRows = 1 << 22;

    private readonly MappedRegions _regions;
    private readonly BoundColumns _columns;
    private readonly KernelSweep _sweep;
    private readonly PublishedProgress _progress;

    private Attachment(MappedRegions regions, ControlSlot slot, BoundColumns columns, KernelSweep sweep, RowRange range, PublishedProgress progress)
    {
        Slot = slot;
        _regions = regions;
        _columns = columns;
        _sweep = sweep;
        _progress = progress;
        Range = range;
    }

    /// <summary>The rows of this worker.</summary>
    public RowRange Range { get; }

    /// <summary>This worker's words in the control region.</summary>
    public ControlSlot Slot { get; }

    /// <summary>Maps what an attach message names and gets ready to run.</summary>
    /// <exception cref="RegionException">A region is not there, or not as announced.</exception>
    /// <exception cref="ArgumentException">The kernel, its columns or its sweep don't fit together.</exception>
    public static Attachment To(Attach order, int worker, PublishedProgress progress)
    {
        IKernel kernel = KernelCatalog.Find(order.Kernel)
            ?? throw new ArgumentException($"Cannot attach because this worker has no such kernel: kernel={order.Kernel}.", nameof(order));
        IReadOnlyList<ColumnUse> uses = kernel.Bind(order.Columns.ToHashSet(StringComparer.Ordinal));
        if (uses.Count == 0)
        {
            throw new ArgumentException(
                $"Cannot attach because kernel {kernel.Name} finds none of its columns: columns={string.Join(',', order.Columns)}, expected={kernel.Wants}.",
                nameof(order));
        }

        MappedRegions regions = new(order);
        try
        {
            ControlSlot slot = regions.Control().Slot(worker);
            progress.PublishIn(slot);
            BoundColumns columns = new(uses, regions.Column);
            KernelSweep sweep = new(kernel, columns, order.Range, order.Dt, order.Sweep, order.TileRows);
            KernelWarmUp.Run(kernel, uses, order.Sweep);
            TakeFaults(columns, order.Range, progress);
            return new Attachment(regions, slot, columns, sweep, order.Range, progress);
        }
        catch
        {
            progress.PublishNowhere();
            regions.Dispose();
            throw;
        }
    }

    /// <summary>Runs ticks over the range.</summary>
    /// <param name="firstTick">The run's number of the first.</param>
    /// <param name="ticks">How many.</param>
    public void Run(int firstTick, int ticks) => _sweep.Run(firstTick, ticks, _progress);

    /// <summary>Flips a bit of the first row of the range in the first column: a drill for whoever checks results.</summary>
    public void Corrupt()
    {
        if (!Range.IsEmpty)
        {
            ref float row = ref _columns.RowsOf(0, Range)[0];
            row = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(row) ^ 1);
        }
    }

    /// <summary>Unmaps everything; no kernel may be running.</summary>
    public void Dispose()
    {
        _progress.PublishNowhere();
        _regions.Dispose();
    }

    // Told block by block: on a machine that swaps this may take longer than a worker may seem to hang.
    private static void TakeFaults(BoundColumns columns, RowRange range, PublishedProgress progress)
    {
        for (int start = range.Start; start < range.End; start += PrefaultBlockRows)
        {
            RowRange block = new(start, (int)Math.Min(range.End, (long)start + PrefaultBlockRows));
            for (int column = 0; column < columns.Count; column++)
            {
                _ = Prefault.Take(columns.RowsOf(column, block));
            }

            progress.Finished(block.Length);
        }
    }
}
