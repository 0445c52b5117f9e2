namespace ParallelMotion.EndToEnd.Harness.Otlp;

/// <summary>A span that arrived; times in nanoseconds since 1970.</summary>
internal sealed record ReceivedSpan(
    string TraceId, string Id, string ParentId, string Name, ulong Start, ulong End, IReadOnlyDictionary<string, object?> Tags, bool IsError, string StatusMessage)
{
    public static ReceivedSpan Of(WireMessage span) => new(
        span.Hex(1),
        span.Hex(2),
        span.Hex(4),
        span.Text(5),
        span.Number(7),
        span.Number(8),
        ReceivedTags.Of(span, 9),
        span.Message(15)?.Number(3) == 2,
        span.Message(15)?.Text(2) ?? string.Empty);
}
