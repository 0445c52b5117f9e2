using System.Runtime.Intrinsics;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Benchmarks.Trigonometry;

/// <summary>A way to compute sine and cosine.</summary>
/// <param name="Name">What tables and documents call it.</param>
/// <param name="Pass">One pass over the buffers.</param>
internal sealed record SinCosContestant(string Name, Action<SinCosBuffers> Pass)
{
    /// <summary>Ours at each width that this process has registers for, widest first, then the runtime's.</summary>
    public static IEnumerable<SinCosContestant> All()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            yield return new("ours 16 lanes", SinCosLoops.Ours<Lanes16>);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            yield return new("ours 8 lanes", SinCosLoops.Ours<Lanes8>);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            yield return new("ours 4 lanes", SinCosLoops.Ours<Lanes4>);
        }

        yield return new("Vector512.SinCos", SinCosLoops.Runtime512);
        yield return new("MathF.SinCos", SinCosLoops.RuntimeScalar);
    }
}
