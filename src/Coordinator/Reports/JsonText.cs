using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>A document as JSON: names in camel case, what is unknown as null, numbers that read back to the same bits.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>Writes a document, indented, with an end of line.</summary>
    /// <typeparam name="TDocument">What kind of document it is.</typeparam>
    public static string Of<TDocument>(TDocument document) => JsonSerializer.Serialize(document, Format) + Environment.NewLine;

    /// <summary>A part of a document, as it would be written.</summary>
    /// <typeparam name="TPart">What kind of part it is.</typeparam>
    public static JsonElement ElementOf<TPart>(TPart part) => JsonSerializer.SerializeToElement(part, Format);

    /// <summary>What is written of a type: its properties by their names, in order.</summary>
    public static IReadOnlyList<JsonPropertyInfo> PropertiesOf(Type type) => [.. Format.GetTypeInfo(type).Properties.Where(static each => each.Get is not null)];
}
