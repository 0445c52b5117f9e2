using ParallelMotion.Coordinator.Comparing;

namespace ParallelMotion.Coordinator.Tests.Comparing;

/// <summary>Documents to compare, with timings that a test chooses.</summary>
internal static class MadeDocument
{
    public static ComparedDocument Of(params IReadOnlyList<double[]> runs) => new()
    {
        RunId = "0000000000000abc",
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Tool = new ComparedTool { Version = "0.1.0" },
        Machine = new ComparedMachine { Os = "Linux", CpuModel = "CPU", LogicalCpus = 8, Runtime = ".NET 10" },
        Spec = new ComparedSpec { Seed = 42, Dt = 0.1 },
        Measurements = [.. runs.Select(static (samples, i) => Run(samples) with { Workers = i + 1 })],
    };

    public static ComparedRun Run(double[] samples) => new()
    {
        Kernel = "motion",
        Dispatch = "per-tick",
        Sweep = "streaming",
        Workers = 1,
        Rows = 1000,
        Ticks = 100,
        TicksPerDispatch = 1,
        SamplesSeconds = samples,
        WorldHash = new string('a', 64),
        MatchesSerial = true,
    };

    /// <summary>Timings with a long tail and now and then a second hump, as those of a machine that others use.</summary>
    public static double[] Noisy(Random random, int count, double median = 0.1) =>
        [.. Enumerable.Range(0, count).Select(_ => median * Math.Exp(0.3 * Normal(random)) * (random.Next(4) == 0 ? 3 : 1))];

    /// <summary>Timings a few per cent apart.</summary>
    public static double[] Calm(Random random, int count, double median = 0.1) => [.. Enumerable.Range(0, count).Select(_ => median * Math.Exp(0.01 * Normal(random)))];

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
