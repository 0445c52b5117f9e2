namespace ParallelMotion.Shared.Tests.Reductions;

/// <summary>Rows that are hard to sum the same twice, and borders to cut them at, from a seed.</summary>
internal static class SumRows
{
    /// <summary>
    /// Of one of these kinds: all magnitudes, ordinary ones, nothing but minus zeros, or any bits at all (NaNs of any payload among them).
    /// </summary>
    public static float[] Floats(Random random, int count)
    {
        int kind = random.Next(4);
        return [.. Enumerable.Range(0, count).Select(_ => kind switch
        {
            0 => BitConverter.Int32BitsToSingle((int)random.NextInt64(1L << 32) & ~0x4000_0000) * random.Next(-1, 2),
            1 => random.NextSingle() - 0.5f,
            2 => -0f,
            _ => BitConverter.Int32BitsToSingle((int)random.NextInt64(1L << 32)),
        })];
    }

    public static double[] Doubles(Random random, int count)
    {
        int kind = random.Next(4);
        return [.. Enumerable.Range(0, count).Select(_ => kind switch
        {
            0 => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300)),
            1 => random.NextDouble(),
            2 => random.Next(50) switch { 0 => double.PositiveInfinity, 1 => double.NegativeInfinity, _ => -0d },
            _ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        })];
    }

    /// <summary>0, aligned borders in order (some twice, so that ranges are empty), and the number of rows.</summary>
    public static int[] Borders(Random random, int rows, int leafRows) =>
        [0, .. Enumerable.Range(0, random.Next(9)).Select(_ => random.Next((rows / leafRows) + 1) * leafRows).Order(), rows];
}
