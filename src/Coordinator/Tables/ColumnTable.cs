using System.Collections.Frozen;
using System.Collections.Immutable;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>Columns of equal length, in ordinal order of their names: the order of the world hash.</summary>
internal sealed class ColumnTable
{
    private readonly FrozenDictionary<string, Column> _byName;

    public ColumnTable(int rows, IEnumerable<Column> columns)
    {
        Rows = rows;
        Columns = [.. columns.OrderBy(column => column.Name, StringComparer.Ordinal)];
        foreach (Column column in Columns.Where(column => column.Rows != rows))
        {
            throw new ArgumentException(
                $"Cannot make a table because a column has another length: column={column.Name}, rows={column.Rows}, expected={rows}.",
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

    /// <summary>What a column holds; null when there is none of that name.</summary>
    public ElementType? TypeOf(string name) => _byName.GetValueOrDefault(name)?.Type;

    /// <summary>The same table with others in the place of some columns.</summary>
    /// <param name="replacement">The column to put in a column's place; the same one where nothing changes.</param>
    public ColumnTable With(Func<Column, Column> replacement) => new(Rows, Columns.Select(replacement));
}
