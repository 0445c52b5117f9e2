using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab.Scaling;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Lab.Scaling;

/// <summary>Curves with times that a test chooses.</summary>
internal static class MadeScaling
{
    public const int Rows = 10_000_000;
    public const int SmallRows = 100_000;
    private const int Ticks = 100;

    /// <summary>Numbers of workers as on an eight-core machine.</summary>
    public static ImmutableArray<int> Counts { get; } = [1, 2, 4, 8, 16];

    /// <summary>A curve of a law.</summary>
    /// <param name="seconds">What a number of workers takes.</param>
    /// <param name="rounds">Samples of each.</param>
    /// <param name="noise">What a sample is multiplied by.</param>
    public static ScalingCurve Curve(Func<int, double> seconds, int rounds = 5, Func<double>? noise = null) => new(
        "made, told once", [.. Counts.Select(count => new ScalingPoint(count, [.. Enumerable.Range(0, rounds).Select(_ => seconds(count) * (noise?.Invoke() ?? 1))]))]);

    /// <summary>Seconds by Amdahl's law, or Gunther's.</summary>
    public static Func<int, double> Law(double contention, double coherence = 0) =>
        workers => (1 + (contention * (workers - 1)) + (coherence * workers * (workers - 1))) / workers;

    /// <summary>Seconds that shrink with workers up to a number of them, and stay.</summary>
    public static Func<int, double> FlatAt(int workers) => count => 1.0 / Math.Min(count, workers);

    /// <summary>Box and Muller.</summary>
    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>What was measured on a table.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="memory">Seconds of traffic told once, by workers.</param>
    /// <param name="compute">Seconds of arithmetic.</param>
    /// <param name="telling">What telling every tick adds, by workers.</param>
    /// <param name="bytesPerTick">What the serial run allocates.</param>
    public static ScalingSize Size(int rows, Func<int, double> memory, Func<int, double> compute, Func<int, double>? telling = null, double bytesPerTick = 0)
    {
        Measurement[] ofMemory = Runs(ScalingPlans.Memory, DispatchMode.PerRun, DispatchMode.PerTick);
        return new ScalingSize(rows, ofMemory, Runs(ScalingPlans.Compute, DispatchMode.PerRun), new SerialFootprint(ofMemory[0].Plan, bytesPerTick, FaultsPerTick: 0));

        Measurement[] Runs(IKernel kernel, params DispatchMode[] dispatches) =>
            [.. ScalingPlans.For(kernel, rows, Ticks, Counts, dispatches).Runs.Select(run => Of(run, kernel == ScalingPlans.Memory ? memory : compute))];

        Measurement Of(RunPlan run, Func<int, double> seconds)
        {
            double told = run.Dispatch == DispatchMode.PerTick ? telling?.Invoke(run.Workers) ?? 0 : 0;
            double median = seconds(run.Workers) + told;
            return new Measurement(run, [median * 1.02, median, median * 0.99], MadeResult.Hash, Mismatch: null);
        }
    }
}
