namespace ParallelMotion.Benchmarks.Trigonometry;

/// <summary>The document for people.</summary>
internal static class SinCosTable
{
    /// <summary>Prints it.</summary>
    /// <param name="document">What was measured.</param>
    /// <param name="output">Where to.</param>
    public static void Print(SinCosDocument document, TextWriter output)
    {
        output.WriteLine($"Sine and cosine of an angle in [-100, 100), on {document.VectorUnit} (ns, {document.Rows[0].Samples.Count} samples)");
        output.WriteLine();
        output.WriteLine($"{"",-18}{"median",9}{"least",9}{"most",9}");
        foreach (SinCosRow row in document.Rows)
        {
            output.WriteLine($"{row.Name,-18}{row.NanosecondsPerElement,9:F3}{row.Samples.Min(),9:F3}{row.Samples.Max(),9:F3}");
        }
    }
}
