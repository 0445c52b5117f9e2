using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Kernels.Vectors;

/// <summary>
/// Takes whole quarter turns off a large float32 angle. A multiple of pi/2 of that size isn't a float, so the angle is
/// multiplied, in integers, with the bits of 2/pi that decide the quarter turn and what is left of it.
/// <para>
/// Method: M. Payne and R. Hanek, "Radian reduction for trigonometric functions" (SIGNUM Newsletter 18, 1983), in the
/// form that single precision permits: 96 bits of 2/pi leave an error below 2^-61 of a quarter turn, and no float32 is
/// nearer to a multiple of pi/2 than about 2^-30.
/// </para>
/// </summary>
internal static class LargeAngle
{
    /// <summary>pi/2 x 2^-62: quarter turns in 62-bit fixed point to radians.</summary>
    private const double RadiansPerUnit = 3.4061215800865545e-19;

    /// <summary>The exponent field of a float32 whose window starts at the table's first bit.</summary>
    private const int ExponentOfFirstBit = 120;

    /// <summary>2/pi, 32 bits a word from the binary point on, after a word of zeros for what lies before it.</summary>
    private static ReadOnlySpan<uint> TwoOverPi =>
        [0, 0xA2F9836E, 0x4E441529, 0xFC2757D1, 0xF534DDC0, 0xDB629599, 0x3C439041, 0xFE5163AB];

    /// <summary>Reduces an angle.</summary>
    /// <param name="angle">A finite angle in radians, at least 1: for much less the window of bits would start before the table.</param>
    /// <returns>What is left, within [-pi/4, pi/4], and how many quarter turns were taken off, modulo four.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (float Remainder, int QuarterTurns) Reduce(float angle)
    {
        uint bits = BitConverter.SingleToUInt32Bits(angle);
        uint mantissa = (bits & 0x7FFFFF) | 0x800000;

        // Bits of 2/pi of greater weight than these, times the mantissa, are multiples of four quarter turns.
        int first = (int)(bits >> 23) - ExponentOfFirstBit;
        ulong turns = ((ulong)(mantissa * Window(first)) << 32)
            + ((ulong)mantissa * Window(first + 32))
            + (((ulong)mantissa * Window(first + 64)) >> 32);

        ulong nearest = (turns + (1UL << 61)) >> 62;
        long rest = (long)(turns - (nearest << 62));
        return ((float)(rest * RadiansPerUnit), (int)nearest);
    }

    private static uint Window(int firstBit)
    {
        int word = firstBit >> 5;
        ulong two = ((ulong)TwoOverPi[word] << 32) | TwoOverPi[word + 1];
        return (uint)(two >> (32 - (firstBit & 31)));
    }
}
