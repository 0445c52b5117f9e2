using System.Collections.Immutable;
using ParallelMotion.Coordinator.Lab.Bandwidths;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Lab.Bandwidths;

/// <summary>Tables with rates that a test chooses.</summary>
internal static class MadeBandwidth
{
    public static ImmutableArray<int> Counts { get; } = [1, 2, 4];

    /// <summary>A table.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="motion">GB/s of one worker, of two and of four; one process gets what one worker does.</param>
    /// <param name="triad">The same of the triad.</param>
    public static BandwidthSize Size(int rows, double[] motion, double[] triad)
    {
        return new BandwidthSize(rows, Runs(BandwidthPlans.Motion, motion), Runs(BandwidthPlans.Triad, triad));

        Measurement[] Runs(IKernel kernel, double[] rates) =>
            [.. BandwidthPlans.For(kernel, rows, 10, [.. Counts.Take(rates.Length)]).Runs.Select((run, index) => At(run, rates[Math.Max(0, index - 1)] * 1e9))];
    }

    private static Measurement At(RunPlan run, double bytesPerSecond)
    {
        double seconds = run.BytesMoved / bytesPerSecond;
        return new Measurement(run, [seconds, seconds * 1.1, seconds * 0.95], MadeResult.Hash, Mismatch: null);
    }
}
