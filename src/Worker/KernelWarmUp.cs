using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Worker;

/// <summary>
/// Runs a kernel over scratch rows until it and the sweep around it are compiled, so that the first dispatch is as fast
/// as the hundredth.
/// </summary>
internal static class KernelWarmUp
{
    /// <summary>More than a tile, so that both a whole tile and a partial one are met.</summary>
    private const int ScratchRows = KernelSweep.UsualTileRows + 37;
    private const int Ticks = 8;

    public static void Run(IKernel kernel, IReadOnlyList<ColumnUse> uses, Sweep sweep)
    {
        BoundColumns scratch = new(uses, Unusual);
        new KernelSweep(kernel, scratch, new RowRange(0, ScratchRows), dt: 0, sweep).Run(firstTick: 0, Ticks, SilentProgress.Instance);
    }

    // A row in a vector and one in the tail that take the rare paths: a large angle, and what is no number.
    private static ScratchColumn Unusual(ColumnUse use)
    {
        ScratchColumn column = new(use.ElementType, ScratchRows);
        if (use.ElementType == ElementType.Float32)
        {
            Span<float> rows = column.Slice(new RowRange(0, ScratchRows)).As<float>();
            rows[0] = 1e6f;
            rows[^1] = float.NaN;
        }

        return column;
    }
}
