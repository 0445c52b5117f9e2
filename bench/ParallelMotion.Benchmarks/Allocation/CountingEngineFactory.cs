using BenchmarkDotNet.Engines;

namespace ParallelMotion.Benchmarks.Allocation;

/// <summary>
/// BenchmarkDotNet's own engine, with its calls of the benchmark counted to the byte.
/// <para>
/// Its memory diagnoser can't be used for a gate at zero bytes. It reads what the whole process has allocated, right after a
/// forced collection whose finalizers may still run and allocate: a benchmark that allocates nothing reads 64 (the
/// engine's own delegate) to 8,032 bytes here. And it rounds to whole bytes per operation, which hides an object in a
/// sweep of a million rows. So the count is the benchmarking thread's, taken right around the calls, and has no noise.
/// What it can't see is allocated by other threads; the hot path has none.
/// </para>
/// </summary>
internal sealed class CountingEngineFactory : IEngineFactory
{
    private readonly Dictionary<string, long> _bytes = new(StringComparer.Ordinal);

    /// <summary>Bytes that the last iteration of each benchmark allocated, by the benchmark's full name.</summary>
    public IReadOnlyDictionary<string, long> Bytes => _bytes;

    /// <inheritdoc/>
    public IEngine CreateReadyToRun(EngineParameters engineParameters)
    {
        ArgumentNullException.ThrowIfNull(engineParameters);
        string name = engineParameters.BenchmarkName;
        engineParameters.WorkloadActionUnroll = Counted(name, engineParameters.WorkloadActionUnroll);
        engineParameters.WorkloadActionNoUnroll = Counted(name, engineParameters.WorkloadActionNoUnroll);
        return new EngineFactory().CreateReadyToRun(engineParameters);
    }

    // Iterations overwrite each other: in the first ones, what happens once in a process allocates too.
    private Action<long> Counted(string name, Action<long> workload) => invocations =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        workload(invocations);
        _bytes[name] = GC.GetAllocatedBytesForCurrentThread() - before;
    };
}
