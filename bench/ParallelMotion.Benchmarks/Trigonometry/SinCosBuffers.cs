namespace ParallelMotion.Benchmarks.Trigonometry;

/// <summary>Angles, and where their sines and cosines go: 24 KiB together, which fit a first-level cache of 32 KiB.</summary>
internal sealed class SinCosBuffers
{
    /// <summary>How many angles; a multiple of every vector's lanes.</summary>
    public const int Count = 2048;

    /// <summary>Angles spread over [-100, 100), as the trig kernel's example has them.</summary>
    public float[] Angles { get; } = Spread(new Random(42));

    /// <summary>Their sines.</summary>
    public float[] Sines { get; } = new float[Count];

    /// <summary>Their cosines.</summary>
    public float[] Cosines { get; } = new float[Count];

    private static float[] Spread(Random random)
    {
        float[] angles = new float[Count];
        foreach (ref float angle in angles.AsSpan())
        {
            angle = (random.NextSingle() * 200f) - 100f;
        }

        return angles;
    }
}
