using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ParallelMotion.Shared.Kernels.Vectors;

/// <summary>
/// <c>a * b + c</c> of float32 lanes, rounded once, for processors without the instruction: the runtime's own stand-in
/// calls the C library for each lane, which takes several times as long.
/// <para>
/// Method: the product is exact in double precision; the sum is rounded to odd there, so that rounding it to float32
/// can't round twice. S. Boldo and G. Melquiond, "Emulation of a FMA and correctly rounded sums: proved algorithms using
/// rounding to odd" (IEEE Transactions on Computers 57, 2008). The sum's error is D. Knuth's TwoSum.
/// </para>
/// </summary>
internal static class SoftwareFusedMultiplyAdd
{
    /// <summary>Computes four lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector128<float> left, Vector128<float> right, Vector128<float> addend) => Vector128.Narrow(
        OfTwo(Vector128.WidenLower(left), Vector128.WidenLower(right), Vector128.WidenLower(addend)),
        OfTwo(Vector128.WidenUpper(left), Vector128.WidenUpper(right), Vector128.WidenUpper(addend)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> OfTwo(Vector128<double> left, Vector128<double> right, Vector128<double> addend)
    {
        Vector128<double> product = left * right;
        Vector128<double> sum = product + addend;
        Vector128<double> addendInSum = sum - product;
        Vector128<double> error = (product - (sum - addendInSum)) + (addend - addendInSum);

        // An inexact sum that ends in a zero bit moves by one towards the true value. With infinities the error is NaN,
        // which is greater than nothing, and the sum stays.
        Vector128<long> bits = sum.AsInt64();
        Vector128<long> isInexact = Vector128.GreaterThan(Vector128.Abs(error), Vector128<double>.Zero).AsInt64();
        Vector128<long> isEven = Vector128.Equals(bits & Vector128<long>.One, Vector128<long>.Zero);
        Vector128<long> towards = Vector128.LessThan((error ^ sum).AsInt64(), Vector128<long>.Zero) | Vector128<long>.One;
        return (bits + (towards & isInexact & isEven)).AsDouble();
    }
}
