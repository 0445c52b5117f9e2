using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>Columns of equal length, in ordinal order of their names: the order of the world hash.</summary>
internal sealed class ColumnTable
{
    private readonly FrozenDictionary<string, Column> _byName;

    public ColumnTable(int rows, IEnumerable<Column> columns)
    {
        Rows = rows;
        Columns = [.. columns.OrderBy(column => column.Name, StringComparer.Ordinal)];
        foreach (Column column in Columns.Where(column => column.Values.Length != rows))
        {
            throw new ArgumentException(
                $"Cannot make a table because a column has another length: column={column.Name}, rows={column.Values.Length}, expected={rows}.",
                nameof(columns));
        }

        Names = Columns.Select(column => column.Name).ToFrozenSet(StringComparer.Ordinal);
        if (Names.Count != Columns.Length)
        {
            throw new ArgumentException("Cannot make a table because two columns have the same name.", nameof(columns));
        }

        _byName = Columns.ToFrozenDictionary(column => column.Name, StringComparer.Ordinal);
    }

    public int Rows { get; }

    public ImmutableArray<Column> Columns { get; }

    public IReadOnlySet<string> Names { get; }

    public Column this[string name] => _byName.TryGetValue(name, out Column? column)
        ? column
        : throw new KeyNotFoundException(
            $"Cannot find column {name} because the table has none of that name: columns={string.Join(", ", Columns.Select(each => each.Name))}.");

    /// <summary>The same table with other values in some columns.</summary>
    /// <param name="values">Says what a column is to hold; the same array where nothing changes.</param>
    public ColumnTable With(Func<Column, float[]> values) => new(Rows, Columns.Select(column => column with { Values = values(column) }));
}
