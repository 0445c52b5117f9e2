using System.Text.Json;

namespace ParallelMotion.EndToEnd.Harness;

/// <summary>The result document, read as an outside script would.</summary>
internal static class ResultJson
{
    public static JsonElement Parse(string text) => JsonDocument.Parse(text).RootElement;

    public static IEnumerable<JsonElement> Measurements(this JsonElement document) => document.GetProperty("measurements").EnumerateArray();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static int Number(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    /// <summary>The one hash that all measurements of a kernel have.</summary>
    public static string WorldHash(this JsonElement document, string kernel) => Assert.Single(document.Measurements()
        .Where(each => string.Equals(each.Text("kernel"), kernel, StringComparison.Ordinal))
        .Select(static each => each.Text("worldHash"))
        .Distinct(StringComparer.Ordinal));
}
