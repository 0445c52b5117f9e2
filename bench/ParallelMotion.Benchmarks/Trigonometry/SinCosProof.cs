namespace ParallelMotion.Benchmarks.Trigonometry;

/// <summary>Whether a contestant did its work: results are held against double precision, one by one.</summary>
internal static class SinCosProof
{
    /// <summary>Four units in the last place just below 1: wider than any contestant errs, far narrower than work left out.</summary>
    private const double Tolerance = 4 * 5.9604645e-8;

    /// <summary>Looks at every result.</summary>
    /// <param name="name">Whose they are.</param>
    /// <param name="buffers">Angles and results.</param>
    /// <exception cref="InvalidOperationException">One is missing or wrong.</exception>
    public static void Check(string name, SinCosBuffers buffers)
    {
        for (int row = 0; row < SinCosBuffers.Count; row++)
        {
            (double sin, double cos) = Math.SinCos(buffers.Angles[row]);
            if (!(Math.Abs(buffers.Sines[row] - sin) <= Tolerance && Math.Abs(buffers.Cosines[row] - cos) <= Tolerance))
            {
                throw new InvalidOperationException(
                    $"Cannot time {name} because its results are wrong: angle={buffers.Angles[row]:R}, "
                    + $"sine={buffers.Sines[row]:R}, expected={sin:R}, cosine={buffers.Cosines[row]:R}, expected={cos:R}.");
            }
        }
    }
}
