using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>What a CSV file holds besides numbers: the order of its columns, and the untouched fields of the text columns.</summary>
internal sealed class CsvText
{
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _fields;

    /// <summary>Holds the columns of a file.</summary>
    /// <param name="headers">All headers in file order, those of number columns too.</param>
    /// <param name="fields">The fields of the text columns, quotes removed, one a row.</param>
    public CsvText(ImmutableArray<string> headers, IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
    {
        Headers = headers;
        _fields = fields.ToFrozenDictionary(StringComparer.Ordinal);
        TextColumns = [.. headers.Where(_fields.ContainsKey)];
    }

    /// <summary>All headers in file order.</summary>
    public ImmutableArray<string> Headers { get; }

    /// <summary>The headers whose fields are text, in file order.</summary>
    public ImmutableArray<string> TextColumns { get; }

    /// <summary>The fields of a text column, one a row.</summary>
    public IReadOnlyList<string> Fields(string header) => _fields.TryGetValue(header, out IReadOnlyList<string>? fields)
        ? fields
        : throw new KeyNotFoundException($"Cannot find the text of column {header} because it is none of: {string.Join(", ", TextColumns)}.");
}
