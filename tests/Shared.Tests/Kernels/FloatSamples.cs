namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>Floats of every class, not-a-number with distinguishable payloads included.</summary>
internal static class FloatSamples
{
    public static float QuietNaN { get; } = BitConverter.UInt32BitsToSingle(0x7FC0_1234);

    public static float OtherNaN { get; } = BitConverter.UInt32BitsToSingle(0xFFC0_5678);

    private static readonly float[] Special =
    [
        0f, -0f, 1f, -1f, float.Epsilon, -float.Epsilon, 1e-39f, -1e-40f, 1.17549435e-38f, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, QuietNaN, OtherNaN, 16777216f, 0.1f,
    ];

    public static float[] Make(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => One(random))];

    /// <summary>A third special, a third ordinary, a third of any bits.</summary>
    public static float One(Random random) => random.Next(3) switch
    {
        0 => Special[random.Next(Special.Length)],
        1 => (random.NextSingle() - 0.5f) * 200f,
        _ => BitConverter.UInt32BitsToSingle((uint)random.NextInt64(1L << 32)),
    };
}
