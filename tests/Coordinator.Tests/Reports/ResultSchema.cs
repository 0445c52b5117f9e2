using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ParallelMotion.Coordinator.Tests.Reports;

/// <summary>The published schema of the result document.</summary>
internal static class ResultSchema
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reports", "result.schema.json"));

    public static JsonElement Root { get; } = JsonDocument.Parse(Text).RootElement;

    /// <summary>As it is published: it takes properties that it doesn't know, since later versions may add some.</summary>
    public static JsonSchema Open { get; } = JsonSchema.FromText(Text);

    /// <summary>The same, taking none that it doesn't know: for documents of this version.</summary>
    public static JsonSchema Closed { get; } = JsonSchema.FromText(Close(JsonNode.Parse(Text)!).ToJsonString());

    /// <summary>What is wrong with a document; empty where nothing is.</summary>
    public static IReadOnlyList<string> Problems(JsonSchema schema, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        EvaluationResults results = schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        string[] problems =
        [
            .. from detail in results.Details ?? []
               where !detail.IsValid && detail.Errors is not null
               from error in detail.Errors!
               select $"{detail.InstanceLocation}: {error.Key}: {error.Value}",
        ];
        return results.IsValid ? [] : problems.Length > 0 ? problems : ["refused without a reason"];
    }

    /// <summary>What stands behind a reference.</summary>
    public static JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out JsonElement reference)
        ? Root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..])
        : schema;

    private static JsonNode Close(JsonNode node)
    {
        if (node is JsonObject schema)
        {
            foreach (JsonNode? each in schema.Select(static member => member.Value).Where(static value => value is not null).ToArray())
            {
                _ = Close(each!);
            }

            if (schema["properties"] is JsonObject && schema["required"] is JsonArray)
            {
                schema["additionalProperties"] = false;
            }
        }

        return node;
    }
}
