using System.Text.Json.Serialization;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>Bars from 0 to the right, one below the other, in groups.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="HowToRead">For somebody who sees such a picture for the first time.</param>
/// <param name="Axis">What bars are as long as; it begins at 0.</param>
/// <param name="Groups">At least one.</param>
/// <param name="Mark">A value that all bars are to be held against; null for none.</param>
internal sealed record BarPicture(string Title, string HowToRead, PictureAxis Axis, IReadOnlyList<BarGroup> Groups, BarMark? Mark = null)
    : Picture(Title, HowToRead)
{
    /// <summary>All bars, from top to bottom.</summary>
    [JsonIgnore]
    public IEnumerable<Bar> Bars => Groups.SelectMany(static group => group.Bars);
}

/// <summary>Bars that belong together.</summary>
/// <param name="Name">What they have in common; empty for nothing to say.</param>
/// <param name="Bars">At least one.</param>
internal sealed record BarGroup(string Name, IReadOnlyList<Bar> Bars);

/// <summary>A bar.</summary>
/// <param name="Name">As it stands beside it.</param>
/// <param name="Value">How long it is; 0 or more.</param>
/// <param name="Low">The lower end of what was measured; null where it is one value.</param>
/// <param name="High">Its upper end.</param>
internal sealed record Bar(string Name, double Value, double? Low = null, double? High = null)
{
    /// <summary>Of the median of runs, from their fastest sample to their slowest.</summary>
    /// <param name="name">As it stands beside it.</param>
    /// <param name="seconds">The samples.</param>
    /// <param name="parts">What a run is divided into, such as its ticks.</param>
    public static Bar Of(string name, SampleStatistics seconds, double parts = 1) =>
        new(name, seconds.Median / parts, seconds.Minimum / parts, seconds.Maximum / parts);
}

/// <summary>A value that bars are held against.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value.</param>
internal sealed record BarMark(string Name, double Value);
