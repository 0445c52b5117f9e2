using System.Diagnostics;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>Makes spans of what is over.</summary>
/// <param name="source">Whose they are.</param>
/// <param name="clock">Says when it was.</param>
internal sealed class SpanMaker(ActivitySource source, SpanClock clock)
{
    /// <summary>Makes one.</summary>
    /// <param name="name">What it tells.</param>
    /// <param name="parent">What it is a part of.</param>
    /// <param name="begun">When it began, in ticks of <see cref="Stopwatch"/>.</param>
    /// <param name="ended">When it ended.</param>
    /// <param name="tags">What there is to say of it.</param>
    /// <param name="error">What went wrong; null where nothing did.</param>
    /// <returns>For spans that are parts of it; nothing where nobody collects them.</returns>
    public ActivityContext Make(string name, ActivityContext parent, long begun, long ended, TagList tags, string? error = null)
    {
        using Activity? span = source.StartActivity(name, ActivityKind.Internal, parent, tags, links: null, clock.At(begun));
        if (span is null)
        {
            return default;
        }

        // Equal times would count as none, and the span would end now.
        _ = span.SetEndTime(clock.At(Math.Max(ended, begun + 1)).UtcDateTime);
        if (error is not null)
        {
            _ = span.SetStatus(ActivityStatusCode.Error, error);
        }

        return span.Context;
    }
}
