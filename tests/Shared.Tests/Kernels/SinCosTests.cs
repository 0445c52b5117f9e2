using System.Runtime.Intrinsics;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class SinCosTests
{
    private const int Seed = 20260702;
    private const int Neighbours = 4;
    private const double LargestError = 2.5;

    [Fact]
    public void Both_are_within_the_promised_error_everywhere_below_the_limit()
    {
        Random random = new(Seed);
        for (int round = 0; round < 250_000; round++)
        {
            Check(Vector256.Create<float>([.. Enumerable.Range(0, 8).Select(_ => (random.NextSingle() - 0.5f) * 12799f)]));
        }
    }

    [Fact]
    public void Both_are_within_the_promised_error_at_powers_of_two_and_beside_them()
    {
        for (int exponent = -149; exponent <= 12; exponent++)
        {
            CheckAround((float)Math.ScaleB(1, exponent));
        }

        CheckAround(0);
    }

    [Fact]
    public void Both_are_within_the_promised_error_at_multiples_of_a_right_angle_and_beside_them()
    {
        for (int quarter = 1; quarter <= 4074; quarter++)
        {
            CheckAround((float)(quarter * (Math.PI / 2)));
            CheckAround((float)(quarter * (Math.PI / 4)));
        }
    }

    [Theory]
    [InlineData(6400f)]
    [InlineData(-6400f)]
    [InlineData(1e10f)]
    [InlineData(float.MaxValue)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Beyond_the_limit_they_are_those_of_the_runtime(float x)
    {
        (Vector256<float> sin, Vector256<float> cos) = SinCos.Of(Vector256.Create(x));

        Assert.Equal(Enumerable.Repeat(Bits((float)Math.Sin(x)), 8), Lanes(sin));
        Assert.Equal(Enumerable.Repeat(Bits((float)Math.Cos(x)), 8), Lanes(cos));
    }

    [Fact]
    public void A_lane_has_the_same_bits_whatever_its_place_and_its_neighbours()
    {
        Random random = new(Seed);
        for (int round = 0; round < 20_000; round++)
        {
            float[] x = [.. Enumerable.Range(0, 8).Select(_ => random.Next(2) == 0 ? FloatSamples.One(random) : random.NextSingle() * 6000f)];
            (Vector256<float> sin, Vector256<float> cos) = SinCos.Of(Vector256.Create<float>(x));
            int lane = random.Next(8);
            (Vector256<float> aloneSin, Vector256<float> aloneCos) = SinCos.Of(Vector256.Create(x[lane]));

            string where = $"seed {Seed}, round {round}, lane {lane} of {string.Join(' ', x)}";
            Assert.True(Enumerable.Repeat(Lanes(sin)[lane], 8).SequenceEqual(Lanes(aloneSin)), where);
            Assert.True(Enumerable.Repeat(Lanes(cos)[lane], 8).SequenceEqual(Lanes(aloneCos)), where);
        }
    }

    private static void CheckAround(float x)
    {
        float below = x;
        for (int step = 0; step < Neighbours; step++)
        {
            below = MathF.BitDecrement(below);
        }

        float[] around = new float[8];
        for (int lane = 0; lane < around.Length; lane++)
        {
            around[lane] = Math.Clamp(below, -6399.9995f, 6399.9995f);
            below = MathF.BitIncrement(below);
        }

        Check(Vector256.Create<float>(around));
        Check(-Vector256.Create<float>(around));
    }

    private static void Check(Vector256<float> x)
    {
        (Vector256<float> sin, Vector256<float> cos) = SinCos.Of(x);
        for (int lane = 0; lane < 8; lane++)
        {
            double sinError = Ulps(sin[lane], Math.Sin(x[lane]));
            double cosError = Ulps(cos[lane], Math.Cos(x[lane]));
            if (!(sinError <= LargestError && cosError <= LargestError))
            {
                Assert.Fail($"x={x[lane]:R}: sine off by {sinError} ULP, cosine by {cosError}");
            }
        }
    }

    /// <summary>The distance from the true value, in units of the float's last place there.</summary>
    private static double Ulps(float value, double truth)
    {
        float rounded = MathF.Abs((float)truth);
        return Math.Abs(value - truth) / ((double)MathF.BitIncrement(rounded) - rounded);
    }

    private static uint Bits(float value) => BitConverter.SingleToUInt32Bits(value);

    private static uint[] Lanes(Vector256<float> values) => [.. Enumerable.Range(0, 8).Select(lane => Bits(values[lane]))];
}
