using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
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
        JsonDerivedTypeAttribute[] kinds = [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)];
        if (kinds.Length > 0)
        {
            AssertSameKinds(kinds, schema.GetProperty("oneOf"), where);
            return;
        }

        IReadOnlyList<JsonPropertyInfo> written = JsonText.PropertiesOf(type);
        JsonElement known = schema.GetProperty("properties");
        string names = Sorted([.. written.Select(static each => each.Name), .. KindOf(type)]);
        Assert.Equal((where, names), (where, Sorted(known.EnumerateObject().Select(static each => each.Name))));
        Assert.Equal((where, names), (where, Sorted(schema.GetProperty("required").EnumerateArray().Select(static each => each.GetString()!))));
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

            if (element.Namespace!.StartsWith("ParallelMotion", StringComparison.Ordinal) && !element.IsEnum)
            {
                AssertSame(element, of, $"{where}/{property.Name}");
            }
        }
    }

    private static void AssertSameKinds(JsonDerivedTypeAttribute[] kinds, JsonElement schemas, string where)
    {
        Assert.Equal(kinds.Length, schemas.GetArrayLength());
        foreach (JsonDerivedTypeAttribute kind in kinds)
        {
            JsonElement schema = Assert.Single(schemas.EnumerateArray().Select(ResultSchema.Resolve), each => each.GetProperty("properties").GetProperty("kind").GetProperty("const").ValueEquals((string)kind.TypeDiscriminator!));
            AssertSame(kind.DerivedType, schema, $"{where}/{kind.TypeDiscriminator}");
        }
    }

    // What tells kinds of one type apart is written before the properties.
    private static string[] KindOf(Type type) =>
        type.BaseType?.GetCustomAttribute<JsonPolymorphicAttribute>() is { TypeDiscriminatorPropertyName: { } name } ? [name] : [];

    private static string Sorted(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));
}
