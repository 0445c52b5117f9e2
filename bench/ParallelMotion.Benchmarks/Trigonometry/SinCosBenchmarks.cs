using BenchmarkDotNet.Attributes;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Benchmarks.Trigonometry;

/// <summary>
/// Sine and cosine of angles in [-100, 100), both stored; figures are per angle. Lanes wider than the processor's
/// registers are emulated: there the figure is right, and means little.
/// </summary>
[MemoryDiagnoser]
public class SinCosBenchmarks
{
    private readonly SinCosBuffers _buffers = new();

    /// <summary>Ours in 16 lanes.</summary>
    [Benchmark(OperationsPerInvoke = SinCosBuffers.Count)]
    public void Ours16() => SinCosLoops.Ours<Lanes16>(_buffers);

    /// <summary>Ours in 8 lanes.</summary>
    [Benchmark(OperationsPerInvoke = SinCosBuffers.Count)]
    public void Ours8() => SinCosLoops.Ours<Lanes8>(_buffers);

    /// <summary>Ours in 4 lanes.</summary>
    [Benchmark(OperationsPerInvoke = SinCosBuffers.Count)]
    public void Ours4() => SinCosLoops.Ours<Lanes4>(_buffers);

    /// <summary>The runtime's <c>Vector512.SinCos</c>.</summary>
    [Benchmark(OperationsPerInvoke = SinCosBuffers.Count, Baseline = true)]
    public void Runtime512() => SinCosLoops.Runtime512(_buffers);

    /// <summary>The runtime's <c>MathF.SinCos</c>.</summary>
    [Benchmark(OperationsPerInvoke = SinCosBuffers.Count)]
    public void RuntimeScalar() => SinCosLoops.RuntimeScalar(_buffers);
}
