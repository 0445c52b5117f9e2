using System.Text.Json;
using MathNet.Numerics.Statistics;

namespace ParallelMotion.Benchmarks.Trigonometry;

/// <summary>What <c>sincos --json</c> writes.</summary>
/// <param name="VectorUnit">The vector unit that the kernels run on in this process.</param>
/// <param name="Rows">A row for each contestant.</param>
internal sealed record SinCosDocument(string VectorUnit, IReadOnlyList<SinCosRow> Rows)
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Layout);
}

/// <summary>One contestant's figures.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NanosecondsPerElement">The median of the samples.</param>
/// <param name="Samples">All of them, in the order of the rounds.</param>
internal sealed record SinCosRow(string Name, double NanosecondsPerElement, IReadOnlyList<double> Samples)
{
    /// <summary>Makes a row of samples.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="samples">Its samples.</param>
    public static SinCosRow Of(string name, IReadOnlyList<double> samples) => new(name, samples.Median(), samples);
}
