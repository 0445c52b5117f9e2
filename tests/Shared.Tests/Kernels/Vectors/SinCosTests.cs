using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Tests.Kernels.Vectors;

public sealed class SinCosTests
{
    private const int Seed = 20260702;

    /// <summary>Measured over all floats below the limit, and promised in the summary of <see cref="SinCos"/>.</summary>
    private const double LargestError = 1.57;

    private const double LargestErrorBeyond = 2;

    [Fact]
    public void Both_are_within_the_promised_error_for_every_float_below_the_limit()
    {
        // Without AVX2 the reference takes minutes for all; then a sample of them has to do.
        int step = Vector256.IsHardwareAccelerated ? 1 : 1021;
        int end = BitConverter.SingleToInt32Bits(SinCos.FastLimit);
        const int Chunk = 1 << 22;
        Parallel.For(0, (end + Chunk - 1) / Chunk, chunk =>
        {
            int first = chunk * Chunk;
            if (WorstError(first, Math.Min(first + Chunk, end), step) is { Error: > LargestError } worst)
            {
                Assert.Fail($"x={worst.Angle:R}: off by {worst.Error} ULP, expected={LargestError} at most");
            }
        });
    }

    [Fact]
    public void Negative_angles_turn_the_sign_of_the_sine_and_of_nothing_else()
    {
        int end = BitConverter.SingleToInt32Bits(SinCos.FastLimit);
        for (int bits = 0; bits < end; bits += 997)
        {
            float angle = BitConverter.Int32BitsToSingle(bits);
            (float sin, float cos) = One<Lanes1>(angle);
            Assert.Equal((Bits(-sin), Bits(cos)), BitsOf(One<Lanes1>(-angle)));
        }
    }

    [Fact]
    public void Both_are_within_two_ULP_on_every_exponent_beyond_the_limit()
    {
        Random random = new(Seed);
        for (float power = SinCos.FastLimit; float.IsFinite(power); power *= 2)
        {
            for (int sample = 0; sample < 2000; sample++)
            {
                // The first and the last mantissas of each exponent, and any between.
                int mantissa = sample switch { < 8 => sample, < 16 => (1 << 23) - 1 - (sample - 8), _ => random.Next(1 << 23) };
                float angle = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(power) + mantissa);
                (float sin, float cos) = One<Lanes1>(angle);
                double error = Math.Max(Ulps(sin, Math.Sin(angle)), Ulps(cos, Math.Cos(angle)));
                Assert.True(error <= LargestErrorBeyond, $"seed {Seed}, x={angle:R}: off by {error} ULP");
            }
        }
    }

    [Theory]
    [InlineData(0x0000_0000u, 0x0000_0000u, 0x3F80_0000u)]
    [InlineData(0x8000_0000u, 0x8000_0000u, 0x3F80_0000u)]
    [InlineData(0x0000_0001u, 0x0000_0001u, 0x3F80_0000u)]
    [InlineData(0x7F80_0000u, 0xFFC0_0000u, 0xFFC0_0000u)]
    [InlineData(0xFF80_0000u, 0xFFC0_0000u, 0xFFC0_0000u)]
    [InlineData(0x7FC0_1234u, 0xFFC0_0000u, 0xFFC0_0000u)]
    [InlineData(0x7F80_0001u, 0xFFC0_0000u, 0xFFC0_0000u)]
    public void Zeros_keep_their_sign_and_what_is_no_angle_gives_one_NaN(uint angle, uint sin, uint cos)
    {
        Assert.Equal((sin, cos), BitsOf(One<Lanes1>(BitConverter.UInt32BitsToSingle(angle))));
        Assert.Equal((sin, cos), BitsOf(One<Lanes16>(BitConverter.UInt32BitsToSingle(angle))));
    }

    [Fact]
    public void All_widths_give_the_same_bits_whatever_a_lanes_place_and_its_neighbours()
    {
        Random random = new(Seed);
        for (int round = 0; round < 20_000; round++)
        {
            float[] angles = [.. Enumerable.Range(0, 16).Select(_ => random.Next(2) == 0 ? FloatSamples.One(random) : (random.NextSingle() - 0.5f) * 20_000)];
            uint[] expected = All<Lanes1>(angles);
            string where = $"seed {Seed}, round {round}: {string.Join(' ', angles)}";
            Assert.True(expected.SequenceEqual(All<Lanes4>(angles)), where);
            Assert.True(expected.SequenceEqual(All<Lanes8>(angles)), where);
            Assert.True(expected.SequenceEqual(All<Lanes16>(angles)), where);
        }
    }

    [Fact]
    public void Small_angles_have_the_same_bits_on_either_path()
    {
        Random random = new(Seed);
        for (int round = 0; round < 100_000; round++)
        {
            Lanes1 angle = new((random.NextSingle() - 0.5f) * 2 * SinCos.FastLimit);
            SinCos.OfSmall(angle, out Lanes1 sin, out Lanes1 cos);
            SinCos.OfAny(angle, out Lanes1 anySin, out Lanes1 anyCos);
            Assert.Equal((sin, cos), (anySin, anyCos));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Error, float Angle) WorstError(int first, int end, int step)
    {
        (double Error, float Angle) worst = (0, 0);
        Span<float> angles = stackalloc float[16];
        Span<float> sins = stackalloc float[16];
        Span<float> coses = stackalloc float[16];
        for (int bits = first; bits < end; bits += 16 * step)
        {
            for (int lane = 0; lane < 16; lane++)
            {
                angles[lane] = BitConverter.Int32BitsToSingle(Math.Min(bits + (lane * step), end - 1));
            }

            SinCos.OfSmall(Lanes16.Load(in angles[0], 0), out Lanes16 sin, out Lanes16 cos);
            Lanes16.Store(sin, ref sins[0], 0);
            Lanes16.Store(cos, ref coses[0], 0);
            for (int half = 0; half < 16; half += 8)
            {
                (Vector512<double> trueSin, Vector512<double> trueCos) = Vector512.SinCos(Widen(angles[half..]));
                Vector512<double> error = Vector512.Max(Ulps(Widen(sins[half..]), trueSin), Ulps(Widen(coses[half..]), trueCos));
                if (Vector512.GreaterThanAny(error, Vector512.Create(worst.Error)))
                {
                    for (int lane = 0; lane < 8; lane++)
                    {
                        worst = error[lane] > worst.Error ? (error[lane], angles[half + lane]) : worst;
                    }
                }
            }
        }

        return worst;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Widen(ReadOnlySpan<float> eight) =>
        Vector512.Create(Vector256.Create((double)eight[0], eight[1], eight[2], eight[3]), Vector256.Create((double)eight[4], eight[5], eight[6], eight[7]));

    /// <summary>The distance from the true value, in units of the float's last place there (of a subnormal: of the least normal).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Ulps(Vector512<double> value, Vector512<double> truth)
    {
        Vector512<long> exponent = Vector512.Max(truth.AsInt64() & Vector512.Create(0x7FF0L << 48), Vector512.Create((1023L - 126) << 52));
        return Vector512.Abs(value - truth) / (exponent - Vector512.Create(23L << 52)).AsDouble();
    }

    private static double Ulps(float value, double truth) =>
        Ulps(Vector512.Create((double)value), Vector512.Create(truth))[0];

    private static (float Sin, float Cos) One<TLanes>(float angle)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] sin = new float[16];
        float[] cos = new float[16];
        SinCos.OfAny(TLanes.All(angle), out TLanes sines, out TLanes cosines);
        TLanes.Store(sines, ref sin[0], 0);
        TLanes.Store(cosines, ref cos[0], 0);
        return (sin[TLanes.Count - 1], cos[TLanes.Count - 1]);
    }

    private static uint[] All<TLanes>(float[] angles)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] both = new float[2 * angles.Length];
        for (int lane = 0; lane < angles.Length; lane += TLanes.Count)
        {
            SinCos.OfAny(TLanes.Load(in angles[lane], 0), out TLanes sin, out TLanes cos);
            TLanes.Store(sin, ref both[lane], 0);
            TLanes.Store(cos, ref both[angles.Length + lane], 0);
        }

        return [.. both.Select(Bits)];
    }

    private static uint Bits(float value) => BitConverter.SingleToUInt32Bits(value);

    private static (uint Sin, uint Cos) BitsOf((float Sin, float Cos) both) => (Bits(both.Sin), Bits(both.Cos));
}
