using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Tests.Kernels.Vectors;

/// <summary>Every operation of every width against the same operation on one row.</summary>
public sealed class LanesTests
{
    private const int Seed = 20261127;
    private const int Rounds = 3000;

    [Fact]
    public void Sixteen_rows_do_what_one_row_does() => Compare<Lanes16>();

    [Fact]
    public void Eight_rows_do_what_one_row_does() => Compare<Lanes8>();

    [Fact]
    public void Four_rows_do_what_one_row_does() => Compare<Lanes4>();

    [Fact]
    public void One_row_does_what_float_does()
    {
        Random random = new(Seed);
        for (int round = 0; round < Rounds; round++)
        {
            (float a, float b, float c) = (FloatSamples.One(random), FloatSamples.One(random), FloatSamples.One(random));
            Assert.Equal(Bits(MathF.FusedMultiplyAdd(a, b, c)), Bits(Lanes1.FusedMultiplyAdd(new(a), new(b), new(c))));
            Assert.Equal(Bits(a - b), Bits(new Lanes1(a) - new Lanes1(b)));
            Assert.Equal(Bits(MathF.Abs(a)), Bits(Lanes1.Abs(new(a))));
            Assert.Equal(a < b, Lanes1.AllLess(new(a), new(b)));
            Assert.Equal(float.IsNaN(a), Lanes1.AnyNaN(new(a)));
            Assert.Equal(float.IsNaN(a) ? b : c, Float(Lanes1.Select(Lanes1.IsNaN(new(a)), new(b), new(c))));
            Assert.Equal((Bits(a) & 1) == 1 ? uint.MaxValue : 0, Bits(Lanes1.SpreadLowestBit(new(a))));
        }
    }

    private static void Compare<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        Random random = new(Seed);
        for (int round = 0; round < Rounds; round++)
        {
            float[] a = FloatSamples.Make(random, 16);
            float[] b = FloatSamples.Make(random, 16);
            float[] c = FloatSamples.Make(random, 16);

            Assert.True(Results<TLanes>(a, b, c).SequenceEqual(Results<Lanes1>(a, b, c)), $"seed {Seed}, round {round}");
        }
    }

    // NaNs made by arithmetic on two NaNs are left out: whose payload survives isn't promised.
    private static uint[] Results<TLanes>(float[] a, float[] b, float[] c)
        where TLanes : struct, ILanes<TLanes> =>
    [
        .. Arithmetic(Map<TLanes>(a, b, c, static (x, y, _) => x + y)),
        .. Arithmetic(Map<TLanes>(a, b, c, static (x, y, _) => x - y)),
        .. Arithmetic(Map<TLanes>(a, b, c, static (x, y, _) => x * y)),
        .. Arithmetic(Map<TLanes>(a, b, c, TLanes.FusedMultiplyAdd)),
        .. Map<TLanes>(a, b, c, static (x, _, _) => TLanes.Abs(x)),
        .. Map<TLanes>(a, b, c, static (x, y, z) => TLanes.Select(TLanes.IsNaN(x), y, z)),
        .. Map<TLanes>(a, b, c, static (x, y, _) => x & y),
        .. Map<TLanes>(a, b, c, static (x, y, _) => x ^ y),
        .. Map<TLanes>(a, b, c, static (x, _, _) => TLanes.ShiftBitsLeft(x, 30)),
        .. Map<TLanes>(a, b, c, static (x, _, _) => TLanes.SpreadLowestBit(x)),
        .. Map<TLanes>(a, b, c, static (x, y, _) => x & TLanes.AllBits(0x55AA_1234) & (y ^ TLanes.All(0.1f))),
        All<TLanes>(a, b, TLanes.AllLess),
        All<TLanes>(a, b, static (x, _) => !TLanes.AnyNaN(x)),
    ];

    private static IEnumerable<uint> Arithmetic(IEnumerable<uint> bits) =>
        bits.Select(static value => float.IsNaN(BitConverter.UInt32BitsToSingle(value)) ? Bits(float.NaN) : value);

    private static uint[] Map<TLanes>(float[] a, float[] b, float[] c, Func<TLanes, TLanes, TLanes, TLanes> operation)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] result = new float[a.Length];
        for (nuint row = 0; row < (nuint)a.Length; row += (nuint)TLanes.Count)
        {
            TLanes.Store(operation(TLanes.Load(in a[0], row), TLanes.Load(in b[0], row), TLanes.Load(in c[0], row)), ref result[0], row);
        }

        return [.. result.Select(Bits)];
    }

    private static uint All<TLanes>(float[] a, float[] b, Func<TLanes, TLanes, bool> holds)
        where TLanes : struct, ILanes<TLanes>
    {
        bool all = true;
        for (nuint row = 0; row < (nuint)a.Length; row += (nuint)TLanes.Count)
        {
            all &= holds(TLanes.Load(in a[0], row), TLanes.Load(in b[0], row));
        }

        return all ? 1u : 0u;
    }

    private static uint Bits(float value) => BitConverter.SingleToUInt32Bits(value);

    private static uint Bits(Lanes1 value) => Bits(Float(value));

    private static float Float(Lanes1 value)
    {
        float stored = 0;
        Lanes1.Store(value, ref stored, 0);
        return stored;
    }
}
