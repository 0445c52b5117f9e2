using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>Where bars, their names and the headings of their groups stand, in lines of text from the top.</summary>
/// <param name="Headings">What groups have in common, and where that stands.</param>
/// <param name="Bars">The bars.</param>
/// <param name="Height">How many lines there are in all.</param>
internal sealed record BarRows(IReadOnlyList<(string Text, double At)> Headings, IReadOnlyList<PlacedBar> Bars, double Height)
{
    /// <summary>From a name to its bar, and from a bar to the next name.</summary>
    private const double ToBar = 0.9;
    private const double ToName = 1.2;

    /// <summary>From the last bar of a group to the next one's heading, and from a heading to the first name.</summary>
    private const double ToHeading = 1.5;
    private const double FromHeading = 1.15;

    /// <summary>Before the first line, and behind the last bar.</summary>
    private const double Edge = 0.6;

    /// <summary>Places all of a picture.</summary>
    public static BarRows Of(BarPicture picture)
    {
        List<(string Text, double At)> headings = [];
        List<PlacedBar> bars = [];
        double at = Edge;
        foreach ((int index, BarGroup group) in picture.Groups.Index())
        {
            if (group.Name.Length > 0)
            {
                headings.Add((group.Name, at));
                at += FromHeading;
            }

            foreach (Bar bar in group.Bars)
            {
                bars.Add(new PlacedBar(bar, index, at, at + ToBar));
                at += ToBar + ToName;
            }

            at += ToHeading - ToName;
        }

        return new BarRows(headings, bars, at - ToHeading + Edge);
    }
}

/// <summary>A bar in its place.</summary>
/// <param name="Bar">The bar.</param>
/// <param name="Group">The index of its group, by which it has its colour.</param>
/// <param name="NameAt">The middle of its name.</param>
/// <param name="At">Its own middle.</param>
internal readonly record struct PlacedBar(Bar Bar, int Group, double NameAt, double At);
