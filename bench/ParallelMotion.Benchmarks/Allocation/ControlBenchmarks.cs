using BenchmarkDotNet.Attributes;

namespace ParallelMotion.Benchmarks.Allocation;

/// <summary>What the gate tries its count on: a benchmark that allocates nothing, and one that allocates a known object.</summary>
public class ControlBenchmarks
{
    /// <summary>Bytes of an object without fields: header, type, and the one field's room that every object has.</summary>
    internal static readonly int ObjectBytes = 3 * IntPtr.Size;

    private readonly object _held = new();

    /// <summary>Allocates nothing.</summary>
    [Benchmark]
    public object Nothing() => _held;

    /// <summary>Allocates one object.</summary>
    [Benchmark]
    public object OneObject() => new();
}
