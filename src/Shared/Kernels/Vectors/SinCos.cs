using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Kernels.Vectors;

/// <summary>
/// Sine and cosine of float32 angles in float32 arithmetic alone, the same bits at every lane width. At most 1.57 ULP up
/// to <see cref="FastLimit"/> (all of those floats were tried), and at most 2 beyond.
/// <para>
/// Method: Cody-Waite reduction by three parts of pi/2 with fused multiply-adds, then the minimax polynomials of the
/// Cephes library (sinf.c, S. Moshier) on [-pi/4, pi/4]. Larger angles are reduced by <see cref="LargeAngle"/>.
/// </para>
/// <para>As IEEE 754 has it: sine keeps the sign of zero, and NaN and the infinities give NaN (always the same one).</para>
/// </summary>
internal static class SinCos
{
    /// <summary>
    /// Angles below it take the fast reduction: their quotient by pi/2 has at most 17 bits, so the first part's product
    /// leaves an exact difference.
    /// </summary>
    public const float FastLimit = 131072f;

    private const float TwoOverPi = 0.63661977236758134f;
    private const float HalfPiHigh = 1.5707963705062866f;
    private const float HalfPiMiddle = -4.371138828673793e-8f;
    private const float HalfPiLow = -1.7151245100058819e-15f;

    /// <summary>Adding 1.5 x 2^23 rounds a float32 to the nearest integer, which then stands in its lowest bits.</summary>
    private const float RoundingShift = 12582912f;

    /// <summary>Lanes of the widest register.</summary>
    private const int MostLanes = 16;

    /// <summary>Whether all angles are below <see cref="FastLimit"/>; NaN isn't.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreSmall<TLanes>(TLanes angle)
        where TLanes : struct, ILanes<TLanes> => TLanes.AllLess(TLanes.Abs(angle), TLanes.All(FastLimit));

    /// <summary>Computes both for angles that <see cref="AreSmall"/>.</summary>
    /// <param name="angle">Angles in radians.</param>
    /// <param name="sin">Their sines.</param>
    /// <param name="cos">Their cosines.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfSmall<TLanes>(TLanes angle, out TLanes sin, out TLanes cos)
        where TLanes : struct, ILanes<TLanes>
    {
        Reduce(TLanes.Abs(angle), out TLanes rest, out TLanes quarterTurns);
        Evaluate(angle, rest, quarterTurns, out sin, out cos);
    }

    /// <summary>Computes both for any angles; a large one doesn't change its neighbours' bits.</summary>
    /// <inheritdoc cref="OfSmall"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void OfAny<TLanes>(TLanes angle, out TLanes sin, out TLanes cos)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes size = TLanes.Abs(angle);
        Reduce(size, out TLanes rest, out TLanes quarterTurns);
        Span<float> sizes = stackalloc float[MostLanes];
        Span<float> rests = stackalloc float[MostLanes];
        Span<float> turns = stackalloc float[MostLanes];
        TLanes.Store(size, ref sizes[0], 0);
        TLanes.Store(rest, ref rests[0], 0);
        TLanes.Store(quarterTurns, ref turns[0], 0);
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            if (!(sizes[lane] < FastLimit))
            {
                (rests[lane], int taken) = float.IsFinite(sizes[lane]) ? LargeAngle.Reduce(sizes[lane]) : (float.NaN, 0);
                turns[lane] = BitConverter.Int32BitsToSingle(taken);
            }
        }

        rest = TLanes.Load(in rests[0], 0);
        Evaluate(angle, rest, TLanes.Load(in turns[0], 0), out sin, out cos);

        // The angle's sign must not show in a NaN.
        TLanes isNaN = TLanes.IsNaN(rest);
        sin = TLanes.Select(isNaN, TLanes.All(float.NaN), sin);
        cos = TLanes.Select(isNaN, TLanes.All(float.NaN), cos);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Reduce<TLanes>(TLanes size, out TLanes rest, out TLanes quarterTurns)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes shift = TLanes.All(RoundingShift);
        quarterTurns = TLanes.FusedMultiplyAdd(size, TLanes.All(TwoOverPi), shift);
        TLanes turns = quarterTurns - shift;
        rest = TLanes.FusedMultiplyAdd(turns, TLanes.All(-HalfPiHigh), size);
        rest = TLanes.FusedMultiplyAdd(turns, TLanes.All(-HalfPiMiddle), rest);
        rest = TLanes.FusedMultiplyAdd(turns, TLanes.All(-HalfPiLow), rest);
    }

    /// <summary>Sine and cosine of a reduced angle, turned back.</summary>
    /// <param name="angle">The angle, for its sign.</param>
    /// <param name="rest">What is left of its size without the quarter turns.</param>
    /// <param name="quarterTurns">Their number, in the two lowest bits of each lane.</param>
    /// <param name="sin">The sine.</param>
    /// <param name="cos">The cosine.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Evaluate<TLanes>(TLanes angle, TLanes rest, TLanes quarterTurns, out TLanes sin, out TLanes cos)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes square = rest * rest;

        TLanes sinSeries = TLanes.FusedMultiplyAdd(square, TLanes.All(-1.9515295891E-4f), TLanes.All(8.3321608736E-3f));
        sinSeries = TLanes.FusedMultiplyAdd(sinSeries, square, TLanes.All(-1.6666654611E-1f));
        TLanes sinOfRest = TLanes.FusedMultiplyAdd(sinSeries, square * rest, rest);

        TLanes cosSeries = TLanes.FusedMultiplyAdd(square, TLanes.All(2.443315711809948E-5f), TLanes.All(-1.388731625493765E-3f));
        cosSeries = TLanes.FusedMultiplyAdd(cosSeries, square, TLanes.All(4.166664568298827E-2f));
        TLanes cosOfRest = TLanes.FusedMultiplyAdd(square, TLanes.All(-0.5f), TLanes.All(1f));
        cosOfRest = TLanes.FusedMultiplyAdd(cosSeries, square * square, cosOfRest);

        // Odd quarter turns swap the two. Sine turns its sign in the second half of the circle (bit 1), and with the
        // angle's own; cosine in the second and third quarter (bit 1 differs from bit 0).
        TLanes isOdd = TLanes.SpreadLowestBit(quarterTurns);
        TLanes signBit = TLanes.AllBits(int.MinValue);
        TLanes half = TLanes.ShiftBitsLeft(quarterTurns, 30);
        TLanes sinSign = (half ^ angle) & signBit;
        TLanes cosSign = (half ^ isOdd) & signBit;
        sin = TLanes.Select(isOdd, cosOfRest, sinOfRest) ^ sinSign;
        cos = TLanes.Select(isOdd, sinOfRest, cosOfRest) ^ cosSign;
    }
}
