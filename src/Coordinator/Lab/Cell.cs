using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>One value of a table, for scripts and for people.</summary>
/// <param name="Value">A number in seconds, rows or shares of one, a text, or null for what isn't known.</param>
/// <param name="Text">The same as a person reads it.</param>
/// <param name="IsBad">Whether it says that something is wrong.</param>
internal readonly record struct Cell(object? Value, string Text, bool IsBad = false)
{
    /// <summary>Nothing: it doesn't apply.</summary>
    public static Cell None { get; } = new(Value: null, "-");

    public static Cell Words(string text, bool isBad = false) => new(text, text, isBad);

    /// <summary>Whether a result is the serial one.</summary>
    public static Cell Result(bool isExact) => Words(isExact ? "exact" : "WRONG", !isExact);

    public static Cell Count(long count) => new(count, count.ToString("N0"));

    public static Cell Seconds(double seconds) => new(seconds, UnitText.Seconds(seconds));

    public static Cell Times(double factor) => new(factor, UnitText.Times(factor));

    /// <summary>A ratio and the ends of its interval: three cells, that of nothing where there is none.</summary>
    public static Cell[] Interval(PairedRatio? ratio) =>
        ratio is null ? [None, None, None] : [Times(ratio.Median), Times(ratio.Low), Times(ratio.High)];

    public static Cell Share(double share) => new(share, UnitText.Percent(share));
}
