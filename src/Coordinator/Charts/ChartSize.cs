namespace ParallelMotion.Coordinator.Charts;

/// <summary>How large a drawing is: a page has each twice and shows the one that fits.</summary>
/// <param name="Name">Its style.</param>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels.</param>
internal sealed record ChartSize(string Name, int Width, int Height)
{
    /// <summary>For a telephone, or a narrow window.</summary>
    public static ChartSize Narrow { get; } = new("narrow", 336, 270);

    /// <summary>For everything else.</summary>
    public static ChartSize Wide { get; } = new("wide", 520, 320);

    /// <summary>For a picture that has a wide window to itself.</summary>
    public static ChartSize Full { get; } = new("full", 1080, 380);
}
