namespace ParallelMotion.Coordinator.Page;

/// <summary>A picture with all that belongs to it.</summary>
/// <param name="Id">A name that the page has once.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Drawings">The same picture in several sizes, of which the page shows the one that fits: markup of this program's own making. Empty where the table is the picture.</param>
/// <param name="Legend">Names of curves, and how they look.</param>
/// <param name="HowToRead">For somebody who sees such a picture for the first time.</param>
/// <param name="Data">The table behind it.</param>
public sealed record PageFigure(
    string Id, string Title, IReadOnlyList<string> Drawings, IReadOnlyList<PageLegendItem> Legend, string HowToRead, PageTable Data);

/// <summary>A curve's name, and how it looks.</summary>
/// <param name="Name">The name.</param>
/// <param name="Swatch">A small drawing of it: markup of this program's own making.</param>
public sealed record PageLegendItem(string Name, string Swatch);
