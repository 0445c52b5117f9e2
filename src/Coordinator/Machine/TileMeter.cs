using System.Collections.Immutable;
using System.Diagnostics;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>
/// Finds the tile at which a tick runs fastest on this machine, by running it. Cache sizes alone don't tell: virtual
/// machines hide them, other tenants share them, and a call's cost speaks for larger tiles than the smallest cache holds.
/// </summary>
internal static class TileMeter
{
    /// <summary>Two float32 columns of so many rows are 8 KiB at the least and 256 KiB at the most.</summary>
    private static readonly ImmutableArray<int> Candidates = [1024, 2048, 4096, 8192, 16384, 32768];

    /// <summary>All candidates cross as many rows, enough to time: tens of microseconds for the cheapest kernel.</summary>
    private static readonly int ScratchRows = Candidates[^1];

    private const int Ticks = 16;

    /// <summary>More columns than that fit no first-level cache with any candidate, and would take long to allocate.</summary>
    private const int MostColumns = 64;

    /// <summary>Rounds of all candidates: the fastest of each counts, since other load only ever slows one down.</summary>
    private const int Rounds = 9;

    /// <summary>What a larger tile must gain; less is chance, and a smaller one leaves more cache to others.</summary>
    private const double LeastGain = 0.02;

    /// <summary>When a slow kernel's rounds end early.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(200);

    /// <summary>Measures.</summary>
    /// <param name="schedule">Elementwise kernels.</param>
    /// <returns>Rows of a tile.</returns>
    public static int FastestRows(Schedule schedule)
    {
        if (schedule.Columns.Length > MostColumns)
        {
            return ScheduleSweep.UsualTileRows;
        }

        Dictionary<string, ScratchColumn> scratch = schedule.Columns.ToDictionary(
            static use => use.Column, static use => new ScratchColumn(use.ElementType, ScratchRows), StringComparer.Ordinal);
        ScheduleSweep[] sweeps = [.. Candidates.Select(rows => new ScheduleSweep(schedule, use => scratch[use.Column], new RowRange(0, ScratchRows), dt: 0, Sweep.Tiled, rows))];
        double[] fastest = [.. Enumerable.Repeat(double.MaxValue, sweeps.Length)];
        long start = Stopwatch.GetTimestamp();
        for (int turn = 0; turn < Rounds * sweeps.Length; turn++)
        {
            // The first round is complete whatever it takes: a candidate that was not tried can't be chosen, or be passed over.
            if (turn >= sweeps.Length && Stopwatch.GetElapsedTime(start) > Budget)
            {
                break;
            }

            int index = turn % sweeps.Length;
            long began = Stopwatch.GetTimestamp();
            OwnTicks.Run(sweeps[index], firstTick: 0, Ticks, SilentProgress.Instance, "on scratch rows (zeros, dt=0), while the size of a tile was measured");
            fastest[index] = Math.Min(fastest[index], Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return Candidates[Choose(fastest)];
    }

    /// <summary>The first that no later one beats by more than chance.</summary>
    internal static int Choose(ReadOnlySpan<double> seconds)
    {
        int chosen = seconds.Length - 1;
        double leastLater = double.MaxValue;
        for (int index = seconds.Length - 1; index >= 0; index--)
        {
            chosen = leastLater < seconds[index] * (1 - LeastGain) ? chosen : index;
            leastLater = Math.Min(leastLater, seconds[index]);
        }

        return chosen;
    }
}
