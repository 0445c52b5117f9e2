namespace ParallelMotion.Coordinator.Page;

/// <summary>A report as its page has it: words, tables and drawings, in their order. Public, since the page's components are.</summary>
/// <param name="Title">What the page is called.</param>
/// <param name="Facts">What stands below the title.</param>
/// <param name="Verdicts">What the figures say, a sentence each.</param>
/// <param name="Warnings">What to know before believing them: code and sentence.</param>
/// <param name="Sections">All else.</param>
public sealed record PageModel(
    string Title, IReadOnlyList<PageFact> Facts, IReadOnlyList<PageVerdict> Verdicts, IReadOnlyList<PageFact> Warnings, IReadOnlyList<PageSection> Sections);

/// <summary>A name and what belongs to it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">What belongs to it.</param>
public sealed record PageFact(string Name, string Text);

/// <summary>A sentence about the figures.</summary>
/// <param name="About">What it is about; empty where the sentence says so itself.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Kind">Whether it is good, bad or neither.</param>
public sealed record PageVerdict(string About, string Text, PageVerdictKind Kind);

/// <summary>How a verdict stands out.</summary>
public enum PageVerdictKind
{
    /// <summary>It says what was found.</summary>
    Plain,

    /// <summary>Results are right.</summary>
    Right,

    /// <summary>They are wrong, or something was stopped.</summary>
    Wrong,
}

/// <summary>A part of the page with a heading.</summary>
/// <param name="Id">What links point to.</param>
/// <param name="Title">The heading.</param>
/// <param name="Lead">What to know first; null for nothing.</param>
/// <param name="Parts">What is in it.</param>
public sealed record PageSection(string Id, string Title, string? Lead, IReadOnlyList<PagePart> Parts);

/// <summary>Something in a section.</summary>
public abstract record PagePart;

/// <summary>Pictures side by side, as far as the page is wide.</summary>
/// <param name="Figures">The pictures.</param>
public sealed record PageFigures(IReadOnlyList<PageFigure> Figures) : PagePart;

/// <summary>Names and what belongs to them.</summary>
/// <param name="Facts">At least one.</param>
public sealed record PageFacts(IReadOnlyList<PageFact> Facts) : PagePart;

/// <summary>Sentences.</summary>
/// <param name="Sentences">At least one.</param>
public sealed record PageWords(IReadOnlyList<string> Sentences) : PagePart;
