using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ParallelMotion.Shared.Reductions;

/// <summary>The end of every leaf: its eight lanes become one number, always in the order that <see cref="ILeaf{T}"/> fixes.</summary>
internal static class EightLanes
{
    /// <summary>The sum of the lanes.</summary>
    /// <param name="low">Lanes 0 to 3.</param>
    /// <param name="high">Lanes 4 to 7.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> low, Vector256<double> high)
    {
        Vector256<double> four = low + high;
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }
}
