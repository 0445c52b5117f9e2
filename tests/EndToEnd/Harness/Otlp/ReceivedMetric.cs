namespace ParallelMotion.EndToEnd.Harness.Otlp;

/// <summary>A metric that arrived.</summary>
internal sealed record ReceivedMetric(string Name, string Unit, string Description, IReadOnlyList<ReceivedPoint> Points)
{
    public static ReceivedMetric Of(WireMessage metric)
    {
        WireMessage? histogram = metric.Message(9);
        IEnumerable<WireMessage> points = (metric.Message(5) ?? metric.Message(7) ?? histogram)?.Messages(1) ?? [];
        return new(metric.Text(1), metric.Text(3), metric.Text(2), [.. points.Select(point => ReceivedPoint.Of(point, histogram is not null))]);
    }
}

/// <summary>A point of one: a number, or a histogram's count, sum, bounds and counts.</summary>
internal sealed record ReceivedPoint(IReadOnlyDictionary<string, object?> Tags, long Count, double Sum, IReadOnlyList<double> Bounds, IReadOnlyList<ulong> Buckets)
{
    public static ReceivedPoint Of(WireMessage point, bool isHistogram) => isHistogram
        ? new(ReceivedTags.Of(point, 9), (long)point.Number(4), point.Double(5), [.. point.Packed(7).Select(BitConverter.UInt64BitsToDouble)], point.Packed(6))
        : new(ReceivedTags.Of(point, 7), (long)point.Number(6), point.Double(4), [], []);
}
