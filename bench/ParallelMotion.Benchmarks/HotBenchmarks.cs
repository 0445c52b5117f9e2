using ParallelMotion.Benchmarks.Doorbells;
using ParallelMotion.Benchmarks.Kernels;
using ParallelMotion.Benchmarks.Protocol;
using ParallelMotion.Benchmarks.Trigonometry;

namespace ParallelMotion.Benchmarks;

/// <summary>The benchmarks: what runs in every tick, on either side of a pipe or a doorbell.</summary>
internal static class HotBenchmarks
{
    /// <summary>Their classes; none may allocate, and the gate runs them all.</summary>
    public static IReadOnlyList<Type> Types { get; } = [typeof(DoorbellBenchmarks), typeof(KernelBenchmarks), typeof(MessageBenchmarks), typeof(SinCosBenchmarks)];
}
