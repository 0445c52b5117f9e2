namespace ParallelMotion.Coordinator.Lab;

/// <summary>A table of an exercise.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Headings; one that starts with &gt; belongs to numbers.</param>
/// <param name="HowToRead">At most two lines for somebody who sees such a table for the first time.</param>
internal sealed record ExerciseTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<string> HowToRead)
{
    private readonly List<IReadOnlyList<Cell>> _rows = [];

    /// <summary>The rows, as many cells in each as there are columns.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Rows => _rows;

    /// <summary>Adds a row.</summary>
    public void Add(params IReadOnlyList<Cell> cells)
    {
        if (cells.Count != Columns.Count)
        {
            throw new ArgumentException($"Cannot add the row because it has another length: cells={cells.Count}, expected={Columns.Count}.", nameof(cells));
        }

        _rows.Add(cells);
    }
}
