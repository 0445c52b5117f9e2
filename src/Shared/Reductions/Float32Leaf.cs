using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Reductions;

/// <summary>A leaf of 32 rows of float32, each made a double (exact) before it is added.</summary>
internal readonly struct Float32Leaf : ILeaf<float>
{
    public static int Rows => (int)BorderAlignment.CacheLine / sizeof(float);

    public static float Nothing => -0f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(ReadOnlySpan<float> rows)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.Create(rows));
        for (int row = Vector256<float>.Count; row < Rows; row += Vector256<float>.Count)
        {
            (Vector256<double> nextLow, Vector256<double> nextHigh) = Vector256.Widen(Vector256.Create(rows[row..]));
            low += nextLow;
            high += nextHigh;
        }

        return EightLanes.Sum(low, high);
    }
}
