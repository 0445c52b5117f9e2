using System.Runtime.Intrinsics;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Tests.Kernels.Vectors;

public sealed class SoftwareFusedMultiplyAddTests
{
    private const int Seed = 20261129;

    [Fact]
    public void It_rounds_once_where_two_roundings_would_end_elsewhere()
    {
        // Products of (1 + 2^-i)(1 + 2^-j), and addends far below: sums just beside the middle between two floats.
        for (int i = 1; i < 24; i++)
        {
            for (int j = 1; j < 24; j++)
            {
                for (int k = 20; k < 100; k++)
                {
                    foreach (float sign in (float[])[1, -1])
                    {
                        Check(1 + MathF.ScaleB(1, -i), 1 + MathF.ScaleB(1, -j), sign * MathF.ScaleB(1, -k));
                    }
                }
            }
        }
    }

    [Fact]
    public void It_is_right_for_floats_of_every_class()
    {
        Random random = new(Seed);
        for (int round = 0; round < 300_000; round++)
        {
            Check(FloatSamples.One(random), FloatSamples.One(random), FloatSamples.One(random));
        }
    }

    [Fact]
    public void It_is_right_where_product_and_addend_are_of_one_size_or_the_result_is_subnormal()
    {
        Random random = new(Seed);
        for (int round = 0; round < 300_000; round++)
        {
            (float a, float b) = (random.NextSingle() + 0.5f, random.NextSingle() + 0.5f);
            Check(a, b, MathF.ScaleB(-a * b, random.Next(-3, 3)));
            Check(MathF.ScaleB(a, -random.Next(60, 80)), MathF.ScaleB(b, -random.Next(60, 80)), MathF.ScaleB(random.NextSingle(), -random.Next(120, 149)));
        }
    }

    private static void Check(float left, float right, float addend)
    {
        Vector128<float> result = SoftwareFusedMultiplyAdd.Of(Vector128.Create(left), Vector128.Create(right), Vector128.Create(addend));
        float expected = MathF.FusedMultiplyAdd(left, right, addend);
        bool isRight = float.IsNaN(expected)
            ? float.IsNaN(result[3])
            : BitConverter.SingleToUInt32Bits(expected) == BitConverter.SingleToUInt32Bits(result[0]) && result[0].Equals(result[3]);
        if (!isRight)
        {
            Assert.Fail($"seed {Seed}: {left:R} * {right:R} + {addend:R} gave {result[0]:R}, expected={expected:R}");
        }
    }
}
