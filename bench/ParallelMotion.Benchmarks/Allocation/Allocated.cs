namespace ParallelMotion.Benchmarks.Allocation;

/// <summary>What one benchmark allocated in its last iteration.</summary>
/// <param name="Benchmark">Its full name.</param>
/// <param name="Bytes">Null when it failed, or was never run.</param>
/// <param name="Operations">How many operations the iteration had.</param>
internal sealed record Allocated(string Benchmark, long? Bytes, long Operations)
{
    /// <summary>A sentence on what is wrong with it; null when it allocated nothing.</summary>
    public string? Problem => Bytes switch
    {
        null => $"Cannot pass {Benchmark} because it failed and nothing was counted: run it alone with --filter to see why.",
        0 => null,
        long bytes => $"Cannot pass {Benchmark} because it allocated: bytes={bytes}, expected=0, operations={Operations}. "
            + "Look for a closure, a boxed value or a new array on its way.",
    };
}
