namespace ParallelMotion.Shared.Kernels;

/// <summary>How the ticks of one dispatch cross a range. The numbers stand on the wire; zero is never valid.</summary>
public enum Sweep
{
    /// <summary>Not chosen.</summary>
    Invalid = 0,

    /// <summary>Every tick crosses the whole range: each tick is a trip to memory.</summary>
    Streaming = 1,

    /// <summary>
    /// All ticks of the dispatch run on one cache-sized tile before the next tile is touched: one trip to memory a
    /// dispatch. Legal for elementwise kernels only.
    /// </summary>
    Tiled = 2,

    /// <summary>
    /// The ticks of the dispatch run on a few rows held in registers, hundreds between a load and a store. Legal for kernels
    /// that offer it (<see cref="IFusedKernel"/>).
    /// </summary>
    Fused = 3,
}
