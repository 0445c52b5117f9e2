using System.Globalization;

namespace ParallelMotion.Coordinator.Logs;

/// <summary>A moment in a log: so long after its run's beginning, or a time of day.</summary>
/// <param name="Offset">How long after; null for a time.</param>
/// <param name="Time">The time.</param>
internal sealed record LogMoment(TimeSpan? Offset, DateTimeOffset Time)
{
    /// <summary>A year, more than any run takes.</summary>
    private const double MostSeconds = 365 * 86_400d;

    /// <summary>Reads one: seconds such as 1.5, or 250ms, 2s, 3m, 1h, with or without a plus before it; or a time such as 2026-01-31T12:00:00Z.</summary>
    /// <returns>Null where it is neither.</returns>
    public static LogMoment? Parse(string text)
    {
        string number = text.TrimStart('+').TrimEnd('h', 'm', 's');
        double? unit = text.TrimStart('+')[number.Length..] switch
        {
            "" or "s" => 1,
            "ms" => 1e-3,
            "m" => 60,
            "h" => 3600,
            _ => null,
        };
        if (unit is { } seconds && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double many) && many * seconds <= MostSeconds)
        {
            return new LogMoment(TimeSpan.FromSeconds(many * seconds), default);
        }

        // A time without its zone is one of UTC, as those in the log are.
        return text.Contains('T', StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? new LogMoment(null, time)
            : null;
    }

    /// <summary>As a time.</summary>
    /// <param name="start">When the run began.</param>
    public DateTimeOffset After(DateTimeOffset start) => Offset is { } offset ? start + offset : Time;
}
