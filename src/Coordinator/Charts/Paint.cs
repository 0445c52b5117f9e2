using System.Text.RegularExpressions;
using OxyPlot;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>
/// Colours of a drawing, which a page has in two schemes, so that none of them can be drawn: each stands as a number in place of its own, and becomes
/// the name of a style's variable once the drawing is text.
/// </summary>
internal static partial class Paint
{
    /// <summary>Different colours of curves; beyond them they begin anew, with other markers.</summary>
    public const int SeriesColors = 8;

    private const byte Mark = 1;

    /// <summary>Text.</summary>
    public static OxyColor Ink { get; } = OxyColor.FromRgb(Mark, (byte)Role.Plain, 0);

    /// <summary>Lines to read values by.</summary>
    public static OxyColor Grid { get; } = OxyColor.FromRgb(Mark, (byte)Role.Plain, 1);

    /// <summary>Axes.</summary>
    public static OxyColor Axis { get; } = OxyColor.FromRgb(Mark, (byte)Role.Plain, 2);

    /// <summary>What lies under the drawing.</summary>
    public static OxyColor Card { get; } = OxyColor.FromRgb(Mark, (byte)Role.Plain, 3);

    /// <summary>A curve's.</summary>
    /// <param name="role">What of it is drawn.</param>
    /// <param name="series">Which curve.</param>
    public static OxyColor Of(Role role, int series) => OxyColor.FromRgb(Mark, (byte)role, (byte)(series % SeriesColors));

    /// <summary>Puts variables in the place of numbers.</summary>
    /// <param name="style">A style.</param>
    public static string Named(string style) => Numbered.Replace(style, static found => Variable((Role)byte.Parse(found.Groups["role"].Value), int.Parse(found.Groups["index"].Value)));

    /// <summary>What a style is about: a curve, where it names one, since its markers have a rim of the card's colour.</summary>
    /// <param name="style">A style as it was drawn.</param>
    public static Role RoleOf(string style) => Numbered.Matches(style).Select(static found => (Role)byte.Parse(found.Groups["role"].Value)).DefaultIfEmpty(Role.Plain).Max();

    private static string Variable(Role role, int index) => role switch
    {
        Role.Plain => index switch
        {
            0 => "var(--soft)",
            1 => "var(--grid)",
            2 => "var(--axis)",
            _ => "var(--card)",
        },
        Role.Reference => "var(--soft)",
        Role.Area => $"color-mix(in srgb,var(--c{index}) 16%,transparent)",
        _ => $"var(--c{index})",
    };

    [GeneratedRegex(@"rgb\(1,(?<role>\d+),(?<index>\d+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered { get; }
}

/// <summary>What a colour is for.</summary>
internal enum Role : byte
{
    /// <summary>No curve's.</summary>
    Plain = 1,

    /// <summary>A curve's line and markers.</summary>
    Series,

    /// <summary>What lies under a curve.</summary>
    Area,

    /// <summary>From the lowest to the highest sample of a point.</summary>
    Spread,

    /// <summary>A line that was computed.</summary>
    Fit,

    /// <summary>What would be best, or can't be exceeded.</summary>
    Reference,
}
