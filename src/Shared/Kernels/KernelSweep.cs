using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// Runs ticks of a kernel over a range, in a sweep's order. Workers and the serial reference run this same code; every
/// order applies the same operations to a row in the same sequence, so all orders give the same bits.
/// </summary>
public sealed class KernelSweep
{
    /// <summary>
    /// Rows of a tile: two float32 columns of 4,096 rows are 32 KiB, the first-level cache of common processors.
    /// Larger tiles still fit the second level and lose little; much smaller ones pay more per call.
    /// </summary>
    public const int TileRows = 4096;

    private readonly IKernel _kernel;
    private readonly BoundColumns _columns;
    private readonly RowRange _range;
    private readonly float _dt;
    private readonly Sweep _sweep;

    /// <summary>Prepares.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="range">The rows to cross.</param>
    /// <param name="dt">The length of a tick.</param>
    /// <param name="sweep">The order.</param>
    /// <exception cref="ArgumentException">The kernel isn't elementwise and the sweep isn't streaming.</exception>
    public KernelSweep(IKernel kernel, BoundColumns columns, RowRange range, float dt, Sweep sweep)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (sweep != Sweep.Streaming && !kernel.IsElementwise)
        {
            throw new ArgumentException(
                $"Cannot sweep kernel {kernel.Name} because it is not elementwise: sweep={sweep}, expected={Sweep.Streaming}.", nameof(sweep));
        }

        _kernel = kernel;
        _columns = columns;
        _range = range;
        _dt = dt;
        _sweep = sweep;
    }

    /// <summary>Runs ticks.</summary>
    /// <param name="ticks">How many; zero does nothing.</param>
    /// <param name="progress">Hears of each finished tile and tick.</param>
    public void Run(int ticks, ISweepProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        int tileRows = _sweep == Sweep.Tiled ? TileRows : Math.Max(1, _range.Length);
        for (int start = _range.Start; start < _range.End; start += tileRows)
        {
            RunTile(new RowRange(start, (int)Math.Min(_range.End, (long)start + tileRows)), ticks, progress);
        }
    }

    private void RunTile(RowRange tile, int ticks, ISweepProgress progress)
    {
        for (int tick = 0; tick < ticks; tick++)
        {
            _kernel.Run(new KernelRows(_columns, tile), _dt);
            progress.Finished(tile.Length);
        }
    }
}
