using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Tables;

/// <summary>Columns <c>pos</c> of each type, with the values that are easiest to get wrong first.</summary>
internal static class ColumnSamples
{
    private const int RandomRows = 50;

    /// <summary>One for each type that a column may hold.</summary>
    public static TheoryData<ElementType> Types => [.. ElementTypes.OfColumns];

    /// <summary>Any bits, NaNs of all kinds and infinities among them.</summary>
    public static Column AnyBits(ElementType type, int seed) => type switch
    {
        // Signalling NaNs too, which an assignment may turn quiet on some machines.
        ElementType.Float32 => new Column<float>("pos", [float.NaN, float.NegativeInfinity, .. Floats(seed), BitConverter.UInt32BitsToSingle(0x7F800001)]),
        ElementType.Float64 => new Column<double>("pos", [double.NaN, double.NegativeInfinity, .. Doubles(seed), BitConverter.UInt64BitsToDouble(0x7FF0000000000001)]),
        _ => Numbers(type, seed),
    };

    /// <summary>Finite numbers.</summary>
    public static Column Numbers(ElementType type, int seed) => type switch
    {
        ElementType.Float32 => new Column<float>("pos", [0f, -0f, float.Epsilon, float.MinValue, float.MaxValue, .. Floats(seed).Where(float.IsFinite)]),
        ElementType.Float64 => new Column<double>("pos", [0.0, -0.0, double.Epsilon, double.MinValue, double.MaxValue, .. Doubles(seed).Where(double.IsFinite)]),
        ElementType.Int32 => new Column<int>("pos", [0, -1, int.MinValue, int.MaxValue, .. Bits(seed).Select(static bits => (int)bits)]),
        ElementType.UInt32 => new Column<uint>("pos", [0, uint.MaxValue, 1u << 31, .. Bits(seed).Select(static bits => (uint)bits)]),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No column holds it."),
    };

    private static IEnumerable<float> Floats(int seed) => Bits(seed).Select(static bits => BitConverter.Int32BitsToSingle((int)bits));

    private static IEnumerable<double> Doubles(int seed) => Bits(seed).Select(static bits => BitConverter.Int64BitsToDouble(bits));

    private static long[] Bits(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, RandomRows).Select(_ => random.NextInt64(long.MinValue, long.MaxValue))];
    }
}
