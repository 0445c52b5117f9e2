using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Benchmarks.Trigonometry;

/// <summary>
/// One pass over the buffers by each way of computing sine and cosine together. Every way takes any angle: ours looks at
/// each vector and has a slow path for large ones, as the runtime's has.
/// </summary>
internal static class SinCosLoops
{
    /// <summary>Ours, in lanes of a given width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Ours<TLanes>(SinCosBuffers buffers)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float angles = ref buffers.Angles[0];
        ref float sines = ref buffers.Sines[0];
        ref float cosines = ref buffers.Cosines[0];
        for (nuint row = 0; row < SinCosBuffers.Count; row += (nuint)TLanes.Count)
        {
            TLanes angle = TLanes.Load(in angles, row);
            if (SinCos.AreSmall(angle))
            {
                SinCos.OfSmall(angle, out TLanes sin, out TLanes cos);
                TLanes.Store(sin, ref sines, row);
                TLanes.Store(cos, ref cosines, row);
            }
            else
            {
                SinCos.OfAny(angle, out TLanes sin, out TLanes cos);
                TLanes.Store(sin, ref sines, row);
                TLanes.Store(cos, ref cosines, row);
            }
        }
    }

    /// <summary>The runtime's, 16 lanes at a time; two halves where the processor has no such register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Runtime512(SinCosBuffers buffers)
    {
        ref float angles = ref buffers.Angles[0];
        ref float sines = ref buffers.Sines[0];
        ref float cosines = ref buffers.Cosines[0];
        for (nuint row = 0; row < SinCosBuffers.Count; row += (nuint)Vector512<float>.Count)
        {
            (Vector512<float> sin, Vector512<float> cos) = Vector512.SinCos(Vector512.LoadUnsafe(in angles, row));
            sin.StoreUnsafe(ref sines, row);
            cos.StoreUnsafe(ref cosines, row);
        }
    }

    /// <summary>The runtime's, one at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void RuntimeScalar(SinCosBuffers buffers)
    {
        for (int row = 0; row < SinCosBuffers.Count; row++)
        {
            (buffers.Sines[row], buffers.Cosines[row]) = MathF.SinCos(buffers.Angles[row]);
        }
    }
}
