namespace ParallelMotion.EndToEnd.Harness.Otlp;

/// <summary>Attributes that arrived.</summary>
internal static class ReceivedTags
{
    /// <summary>Reads texts and whole numbers; whatever else one may hold is null.</summary>
    public static IReadOnlyDictionary<string, object?> Of(WireMessage message, int field) =>
        message.Messages(field).ToDictionary(static each => each.Text(1), static each => ValueOf(each.Message(2)!), StringComparer.Ordinal);

    private static object? ValueOf(WireMessage value) =>
        value.Text(1) is { Length: > 0 } text ? text : (long)value.Number(3);
}
