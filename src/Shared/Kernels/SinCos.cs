using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// Sine and cosine of eight float32 values, in float32 arithmetic alone: multiplies and adds, each rounded, never fused,
/// so that the bits are the same on every machine and in every lane.
/// <para>
/// Method: Cody-Waite reduction by four parts of pi/2, then the minimax polynomials of the Cephes library (sinf.c,
/// S. Moshier) on [-pi/4, pi/4]. Less than 2.5 ULP (2.34 is the worst of all floats) up to <see cref="FastLimit"/>;
/// beyond it, and for NaN and infinities, the lanes go one by one through the double-precision functions of the runtime.
/// </para>
/// </summary>
internal static class SinCos
{
    /// <summary>
    /// The quotient by pi/2 must stay below 2^12, so that its products with the first three parts of pi/2 (8, 12
    /// and 12 significant bits) are exact in float32.
    /// </summary>
    public const float FastLimit = 6400f;

    private const float TwoOverPi = 0.63661977236758134f;
    private const float HalfPiHigh = 1.5703125f;
    private const float HalfPiMiddle = 4.837512969970703125e-4f;
    private const float HalfPiLow = 7.5495336204767227e-8f;

    /// <summary>
    /// Without this part a result near a zero, all that is left of a large angle, would be off by hundreds of ULP.
    /// </summary>
    private const float HalfPiLowest = 2.5633440682570896e-12f;

    /// <summary>Adding and subtracting 1.5 x 2^23 rounds a float32 to the nearest integer, ties to even.</summary>
    private const float RoundingShift = 12582912f;

    /// <summary>Computes both.</summary>
    /// <param name="x">Angles in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Sin, Vector256<float> Cos) Of(Vector256<float> x)
    {
        // NaN compares false with everything, so it takes the slow way too.
        bool fast = Vector256.LessThanAll(Vector256.Abs(x), Vector256.Create(FastLimit));
        return fast ? Fast(x) : LaneByLane(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Sin, Vector256<float> Cos) Fast(Vector256<float> x)
    {
        Vector256<float> shifted = (x * TwoOverPi) + Vector256.Create(RoundingShift);
        Vector256<float> quadrant = shifted - Vector256.Create(RoundingShift);
        Vector256<float> rough = (x - (quadrant * HalfPiHigh)) - (quadrant * HalfPiMiddle);
        Vector256<float> r = (rough - (quadrant * HalfPiLow)) - (quadrant * HalfPiLowest);
        Vector256<float> z = r * r;

        Vector256<float> sinPoly = (((z * -1.9515295891E-4f) + Vector256.Create(8.3321608736E-3f)) * z) + Vector256.Create(-1.6666654611E-1f);
        Vector256<float> sin = (sinPoly * z * r) + r;
        Vector256<float> cosPoly = (((z * 2.443315711809948E-5f) + Vector256.Create(-1.388731625493765E-3f)) * z) + Vector256.Create(4.166664568298827E-2f);
        Vector256<float> cos = ((cosPoly * z * z) - (z * 0.5f)) + Vector256<float>.One;

        // The shifted sum holds the quadrant in its lowest bits: odd quadrants swap the two, bit 1 turns the sign.
        Vector256<int> bits = shifted.AsInt32();
        Vector256<float> swap = Vector256.Equals(bits & Vector256<int>.One, Vector256<int>.One).AsSingle();
        Vector256<int> sinSign = Vector256.ShiftLeft(bits & Vector256.Create(2), 30);
        Vector256<int> cosSign = Vector256.ShiftLeft((bits + Vector256<int>.One) & Vector256.Create(2), 30);
        return (
            Vector256.ConditionalSelect(swap, cos, sin) ^ sinSign.AsSingle(),
            Vector256.ConditionalSelect(swap, sin, cos) ^ cosSign.AsSingle());
    }

    // One lane beyond the limit must not change its neighbours' bits: they take the fast way, each for itself.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Vector256<float> Sin, Vector256<float> Cos) LaneByLane(Vector256<float> x)
    {
        (Vector256<float> sin, Vector256<float> cos) = Fast(x);
        for (int lane = 0; lane < Vector256<float>.Count; lane++)
        {
            if (!(MathF.Abs(x[lane]) < FastLimit))
            {
                (double wideSin, double wideCos) = Math.SinCos(x[lane]);
                sin = sin.WithElement(lane, (float)wideSin);
                cos = cos.WithElement(lane, (float)wideCos);
            }
        }

        return (sin, cos);
    }
}
