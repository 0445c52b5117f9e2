namespace ParallelMotion.Coordinator.Page;

/// <summary>A table.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, as many cells in each; the first is the row's heading.</param>
/// <param name="Notes">How it is read.</param>
/// <param name="IsFolded">Whether the page shows its caption alone until somebody opens it.</param>
public sealed record PageTable(
    string Caption, IReadOnlyList<PageColumn> Columns, IReadOnlyList<IReadOnlyList<PageCell>> Rows, IReadOnlyList<string> Notes, bool IsFolded = true) : PagePart;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Whether its cells line up at their ends.</param>
public sealed record PageColumn(string Title, bool IsNumber = true);

/// <summary>A cell of a table.</summary>
/// <param name="Text">What is in it.</param>
/// <param name="Shade">How much it is shaded, 0 to 10; null for not at all.</param>
/// <param name="IsBad">Whether what is in it is wrong.</param>
public sealed record PageCell(string Text, int? Shade = null, bool IsBad = false);
