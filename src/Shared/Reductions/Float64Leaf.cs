using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Reductions;

/// <summary>A leaf of 16 rows of float64.</summary>
internal readonly struct Float64Leaf : ILeaf<double>
{
    public static int Rows => (int)BorderAlignment.CacheLine / sizeof(double);

    public static double Nothing => -0d;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(ReadOnlySpan<double> rows)
    {
        const int Quarter = 4;
        Vector256<double> low = Vector256.Create(rows) + Vector256.Create(rows[(2 * Quarter)..]);
        Vector256<double> high = Vector256.Create(rows[Quarter..]) + Vector256.Create(rows[(3 * Quarter)..]);
        return EightLanes.Sum(low, high);
    }
}
