using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Tests.Reports;

/// <summary>The schema and what is written say the same: neither may have what the other lacks.</summary>
public sealed class ResultSchemaTests
{
    public static TheoryData<string> Documents => MadeDocuments.Names;

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_kind_of_document_is_valid_and_has_nothing_that_the_schema_lacks(string name)
    {
        string json = JsonText.Of(MadeDocuments.Of(name));

        Assert.Empty(ResultSchema.Problems(ResultSchema.Open, json));
        Assert.Empty(ResultSchema.Problems(ResultSchema.Closed, json));
    }

    [Fact]
    public void Every_property_that_is_written_is_in_the_schema_and_required()
    {
        AssertSame(typeof(ResultDocument), ResultSchema.Root, "document");
        AssertSame(typeof(SpecEntry), ResultSchema.Root.GetProperty("$defs").GetProperty("jobSpec"), "spec of the job");
        AssertSame(typeof(LabSpecEntry), ResultSchema.Root.GetProperty("$defs").GetProperty("labSpec"), "spec of the lab");
    }

    [Fact]
    public void What_a_later_version_adds_is_taken() =>
        Assert.Empty(ResultSchema.Problems(ResultSchema.Open, Changed("/machine", static machine => machine["isInTheCloud"] = true)));

    [Theory]
    [InlineData("", "schemaVersion", "2")]
    [InlineData("", "runId", "\"0xabc\"")]
    [InlineData("", "startedAt", "\"yesterday\"")]
    [InlineData("", "verdicts", "\"fine\"")]
    [InlineData("", "outputWorldHash", "\"abc\"")]
    [InlineData("/machine", "logicalCpus", "0")]
    [InlineData("/machine", "logicalCpus", "2.5")]
    [InlineData("/spec", "rows", "null")]
    [InlineData("/spec", "sweep", "\"diagonal\"")]
    [InlineData("/measurements/0", "dispatch", "\"shouted\"")]
    [InlineData("/measurements/0", "samplesSeconds", "[]")]
    [InlineData("/measurements/0", "samplesSeconds", "[0.1, -0.1]")]
    [InlineData("/measurements/0", "medianSeconds", "\"0.1\"")]
    [InlineData("/measurements/0", "matchesSerial", "\"yes\"")]
    [InlineData("/measurements/0", "worldHash", "\"ABC\"")]
    [InlineData("/roundTrips/0", "channel", "\"pigeon\"")]
    [InlineData("/roundTrips/0", "p50Seconds", "null")]
    [InlineData("/restarts/0", "recoverySeconds", "-1")]
    [InlineData("/warnings/0", "code", "\"Not A Code\"")]
    public void A_value_that_cannot_be_is_refused(string at, string property, string value)
    {
        string json = Changed(at, owner => owner[property] = JsonNode.Parse(value));

        Assert.NotEmpty(ResultSchema.Problems(ResultSchema.Open, json));
    }

    [Theory]
    [InlineData("", "measurements")]
    [InlineData("/machine", "cpuQuota")]
    [InlineData("/spec", "seed")]
    [InlineData("/measurements/0", "tileRows")]
    [InlineData("/roundTrips/0", "state")]
    [InlineData("/restarts/0", "tick")]
    public void A_property_that_is_left_out_is_refused(string at, string property)
    {
        string json = Changed(at, owner => Assert.True(owner.Remove(property)));

        Assert.NotEmpty(ResultSchema.Problems(ResultSchema.Open, json));
    }

    private static string Changed(string at, Action<JsonObject> change)
    {
        JsonNode document = JsonNode.Parse(JsonText.Of(MadeDocuments.Restarted))!;
        JsonNode owner = document;
        foreach (string step in at.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            owner = int.TryParse(step, out int index) ? owner[index]! : owner[step]!;
        }

        change(owner.AsObject());
        return document.ToJsonString();
    }

    private static void AssertSame(Type type, JsonElement schema, string where)
    {
        schema = ResultSchema.Resolve(schema);
        IReadOnlyList<JsonPropertyInfo> written = JsonText.PropertiesOf(type);
        JsonElement known = schema.GetProperty("properties");
        Assert.Equal((where, Sorted(written.Select(static each => each.Name))), (where, Sorted(known.EnumerateObject().Select(static each => each.Name))));
        Assert.Equal((where, Sorted(written.Select(static each => each.Name))), (where, Sorted(schema.GetProperty("required").EnumerateArray().Select(static each => each.GetString()!))));
        foreach (JsonPropertyInfo property in written)
        {
            JsonElement of = ResultSchema.Resolve(known.GetProperty(property.Name));
            Assert.True(known.GetProperty(property.Name).TryGetProperty("$ref", out JsonElement _) || of.TryGetProperty("description", out JsonElement _), $"{where}/{property.Name} has no description.");
            Type element = property.PropertyType;
            while (element.IsGenericType && element.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            {
                element = element.GetGenericArguments()[0];
                of = ResultSchema.Resolve(of.GetProperty("items"));
            }

            if (element.Namespace!.StartsWith("ParallelMotion", StringComparison.Ordinal))
            {
                AssertSame(element, of, $"{where}/{property.Name}");
            }
        }
    }

    private static string Sorted(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));
}
