using System.Numerics;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Tests.Kernels.Vectors;

public sealed class LargeAngleTests
{
    private const int Seed = 20261126;

    /// <summary>Binary digits of the fixed point numbers below: far more than any float32 angle needs.</summary>
    private const int Digits = 400;

    private static readonly BigInteger HalfPi = 2 * ((4 * InverseTangent(5)) - InverseTangent(239));

    [Fact]
    public void What_is_left_of_an_angle_is_right_on_every_exponent()
    {
        Random random = new(Seed);
        for (float power = 1; float.IsFinite(power); power *= 2)
        {
            for (int sample = 0; sample < 500; sample++)
            {
                float angle = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(power) + (sample == 0 ? 0 : random.Next(1 << 23)));
                Check(angle);
            }
        }
    }

    [Fact]
    public void Angles_next_to_a_multiple_of_a_right_angle_keep_their_precision()
    {
        // W. Kahan's worst case for single precision, and neighbours of large multiples of pi.
        Check(16367173f * MathF.ScaleB(1, 72));
        for (int exponent = 20; exponent < 120; exponent++)
        {
            Check((float)(Math.Round(Math.ScaleB(1, exponent) / Math.PI) * Math.PI));
        }
    }

    private static void Check(float angle)
    {
        (float remainder, int quarterTurns) = LargeAngle.Reduce(angle);
        BigInteger exact = new BigInteger(Math.ScaleB(angle, 24)) << (Digits - 24);
        BigInteger turns = ((2 * exact) + HalfPi) / (2 * HalfPi);
        double left = Math.ScaleB((double)((exact - (turns * HalfPi)) >> (Digits - 200)), -200);

        Assert.Equal(((int)(turns % 4), (float)left), (quarterTurns & 3, remainder));
    }

    /// <summary>arctan(1/x) by its series, for J. Machin's pi/4 = 4 arctan(1/5) - arctan(1/239).</summary>
    private static BigInteger InverseTangent(int x)
    {
        BigInteger sum = 0;
        BigInteger power = (BigInteger.One << Digits) / x;
        for (int odd = 1; !power.IsZero; odd += 2)
        {
            sum += odd % 4 == 1 ? power / odd : -power / odd;
            power /= x * x;
        }

        return sum;
    }
}
