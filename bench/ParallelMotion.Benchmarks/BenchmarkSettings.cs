using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace ParallelMotion.Benchmarks;

/// <summary>
/// How BenchmarkDotNet runs. In this process: a project of its own for each benchmark would be built for longer than it runs.
/// </summary>
internal static class BenchmarkSettings
{
    /// <summary>For people at a terminal; a mutator, so that it holds for whatever <c>--job</c> they choose.</summary>
    public static IConfig ForPeople { get; } =
        ManualConfig.Create(DefaultConfig.Instance).AddJob(new Job().WithToolchain(InProcessEmitToolchain.Instance).AsMutator());

    /// <summary>For the gate: silent, and short, since it counts bytes and no time.</summary>
    /// <param name="counting">What counts.</param>
    public static IConfig ForGate(IEngineFactory counting) => ManualConfig.CreateEmpty()
        .AddJob(Job.ShortRun
            .WithToolchain(InProcessEmitToolchain.DontLogOutput)
            .WithEngineFactory(counting)
            .WithIterationTime(TimeInterval.FromMilliseconds(20))
            .WithEvaluateOverhead(false))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "artifacts"))
        .WithOptions(ConfigOptions.DisableLogFile);
}
