using System.Diagnostics;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>Says at what time of day something happened that was timed by the monotonic clock: spans of one trace then never overlap for a clock that was set.</summary>
/// <param name="clock">Says what time it is, once.</param>
internal sealed class SpanClock(TimeProvider clock)
{
    private readonly DateTimeOffset _start = clock.GetUtcNow();
    private readonly long _ticks = Stopwatch.GetTimestamp();

    /// <summary>The time of day of a reading of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public DateTimeOffset At(long ticks) => _start + Stopwatch.GetElapsedTime(_ticks, ticks);
}
