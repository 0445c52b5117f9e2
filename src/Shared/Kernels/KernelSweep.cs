using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// Runs ticks of a kernel over a range, in a sweep's order. Workers and the serial reference run this same code; every
/// order applies the same operations to a row in the same sequence, so all orders give the same bits.
/// </summary>
public sealed class KernelSweep
{
    /// <summary>
    /// Rows of a tile where nobody has measured a better number: two float32 columns of 4,096 rows are 32 KiB, the
    /// first-level cache of common processors.
    /// </summary>
    public const int UsualTileRows = 4096;

    /// <summary>
    /// Rows of one call of a fused kernel, which decides by itself how many it holds: enough to make the call cheap, few
    /// enough to lie in the first-level cache and to report progress between two calls.
    /// </summary>
    private const int FusedRows = 4096;

    /// <summary>
    /// Row-ticks between two reports of progress: often enough that a stop is heeded and a hang told from slow work
    /// within milliseconds, seldom enough (about 100 us of streaming) to cost nothing that can be measured.
    /// </summary>
    private const int ReportRows = 1 << 20;

    private readonly IKernel _kernel;
    private readonly BoundColumns _columns;
    private readonly RowRange _range;
    private readonly float _dt;
    private readonly Sweep _sweep;
    private readonly int _tileRows;
    private readonly int _reach;

    /// <summary>Prepares.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="range">The rows to cross.</param>
    /// <param name="dt">The length of a tick.</param>
    /// <param name="sweep">The order.</param>
    /// <param name="tileRows">Rows of a tile, for the tiled sweep; at most <see cref="Limits.MaxTileRows"/>.</param>
    /// <exception cref="ArgumentException">The kernel declares what it must not, or its contract doesn't allow the sweep.</exception>
    public KernelSweep(IKernel kernel, BoundColumns columns, RowRange range, float dt, Sweep sweep, int tileRows = UsualTileRows)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(tileRows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tileRows, Limits.MaxTileRows);
        if (DeclarationRule.Fault(kernel, columns.Uses) is { } fault)
        {
            throw new ArgumentException($"Cannot sweep kernel {kernel.Name} because {fault}.", nameof(kernel));
        }

        if (!SweepRule.Allows(kernel, sweep))
        {
            throw new ArgumentException(
                $"Cannot sweep kernel {kernel.Name} that way because its contract does not allow it: sweep={sweep}, "
                + $"expected={string.Join(" or ", SweepRule.AllowedBy(kernel))}.",
                nameof(sweep));
        }

        _kernel = kernel;
        _columns = columns;
        _range = range;
        _dt = dt;
        _sweep = sweep;
        _tileRows = tileRows;
        _reach = (kernel as INeighbourKernel)?.Reach ?? 0;
    }

    /// <summary>Runs ticks.</summary>
    /// <param name="firstTick">The run's number of the first, from 0: it decides which column of a pair that swaps is read.</param>
    /// <param name="ticks">How many; zero does nothing.</param>
    /// <param name="progress">Hears of finished rows; what it throws ends the sweep between two calls of the kernel.</param>
    /// <param name="barrier">
    /// Where to wait for the workers of other ranges between two ticks, for a kernel that reads their rows; null when this
    /// range is the whole table. Other kernels never wait.
    /// </param>
    public void Run(int firstTick, int ticks, ISweepProgress progress, ITickBarrier? barrier = null)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (ticks == 0)
        {
            // A round trip is measured with no ticks: visiting every tile for nothing would take longer than the trip.
            return;
        }

        switch (_sweep)
        {
            case Sweep.Fused:
                RunFused((IFusedKernel)_kernel, firstTick, ticks, progress);
                break;
            case Sweep.Tiled:
                RunTiled(firstTick, ticks, progress);
                break;
            default:
                RunStreaming(firstTick, ticks, progress, _kernel is INeighbourKernel ? barrier : null);
                break;
        }
    }

    // Compiled fully at first call, like every step of a tick: the coordinator has no second to warm up in, and a serial
    // baseline in half-compiled code would flatter the workers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunTiled(int firstTick, int ticks, ISweepProgress progress)
    {
        for (int start = _range.Start; start < _range.End; start += _tileRows)
        {
            KernelRows tile = _columns.Rows(Block(start, _tileRows));
            long unreported = 0;
            for (int tick = 0; tick < ticks; tick++)
            {
                _kernel.Run(tile, new Tick(firstTick + tick, _dt));
                unreported += tile.Count;
                if (unreported >= ReportRows)
                {
                    progress.Finished(unreported);
                    unreported = 0;
                }
            }

            if (unreported > 0)
            {
                progress.Finished(unreported);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunFused(IFusedKernel kernel, int firstTick, int ticks, ISweepProgress progress)
    {
        const int MostTicks = ReportRows / FusedRows;
        long unreported = 0;
        for (int start = _range.Start; start < _range.End; start += FusedRows)
        {
            KernelRows rows = _columns.Rows(Block(start, FusedRows));
            int now;
            for (int left = ticks; left > 0; left -= now)
            {
                now = Math.Min(left, MostTicks);
                kernel.RunTicks(rows, new Tick(firstTick + ticks - left, _dt), now);
                unreported += (long)rows.Count * now;
                if (unreported >= ReportRows)
                {
                    progress.Finished(unreported);
                    unreported = 0;
                }
            }
        }

        if (unreported > 0)
        {
            progress.Finished(unreported);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunStreaming(int firstTick, int ticks, ISweepProgress progress, ITickBarrier? barrier)
    {
        // Only what reads nothing that its own tick writes may be given its range in pieces.
        int blockRows = _kernel.IsElementwise || _kernel is INeighbourKernel ? ReportRows : Math.Max(1, _range.Length);
        for (int tick = 0; tick < ticks; tick++)
        {
            if (tick > 0)
            {
                // Between the ticks of one dispatch only: the answers to it are the barrier behind the last.
                barrier?.Await();
            }

            for (int start = _range.Start; start < _range.End; start += blockRows)
            {
                RowRange block = Block(start, blockRows);
                _kernel.Run(_columns.Rows(block, firstTick + tick, _reach), new Tick(firstTick + tick, _dt));
                progress.Finished(block.Length);
            }
        }
    }

    private RowRange Block(int start, int rows) => new(start, (int)Math.Min(_range.End, (long)start + rows));
}
