namespace ParallelMotion.Shared.Kernels;

/// <summary>Columns that come in twos: a name, or the name with <c>_SUFFIX</c>, beside another with the same suffix.</summary>
internal static class TwinColumns
{
    /// <summary>Chooses all that have a twin.</summary>
    /// <typeparam name="T">What a row of both is.</typeparam>
    /// <param name="columns">The names of the table's columns.</param>
    /// <param name="written">The name of those that are written.</param>
    /// <param name="read">The name of those that are read.</param>
    /// <returns>Each written one with its twin behind it, in ordinal order.</returns>
    public static IReadOnlyList<ColumnUse> Bind<T>(IReadOnlySet<string> columns, string written, string read) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(columns);
        List<ColumnUse> uses = [];
        foreach (string column in columns.Where(column => IsNamed(column, written)).Order(StringComparer.Ordinal))
        {
            string twin = read + column[written.Length..];
            if (columns.Contains(twin))
            {
                uses.Add(ColumnUse.Writes<T>(column));
                uses.Add(ColumnUse.Reads<T>(twin));
            }
        }

        return uses;
    }

    private static bool IsNamed(string column, string name) =>
        string.Equals(column, name, StringComparison.Ordinal) || column.StartsWith(name + "_", StringComparison.Ordinal);
}
