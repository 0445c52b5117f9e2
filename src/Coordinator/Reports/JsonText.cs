using System.Text.Json;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>A document as JSON: names in camel case, what is unknown as null, numbers that read back to the same bits.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes a document, indented, with an end of line.</summary>
    /// <typeparam name="TDocument">What kind of document it is.</typeparam>
    public static string Of<TDocument>(TDocument document) => JsonSerializer.Serialize(document, Format) + Environment.NewLine;
}
