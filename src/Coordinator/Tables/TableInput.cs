using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>Chooses the reader for what the user named.</summary>
internal static class TableInput
{
    public const string CsvExtension = ".csv";

    public static ITableInput Open(string path)
    {
        if (Directory.Exists(path))
        {
            return NpyFolderInput.Open(path);
        }

        return IsCsv(path)
            ? CsvInput.Open(path)
            : throw RefusedException.Usage(
                $"Cannot read the input because it is neither a folder nor a CSV file: path={path}, there={File.Exists(path)}, "
                + "expected=FILE.csv or a folder of COLUMN.npy files. Check the path, or rename the file if it holds CSV.");
    }

    internal static bool IsCsv(string path) =>
        string.Equals(Path.GetExtension(path), CsvExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses columns that the input hasn't, and names that can't become regions.</summary>
    internal static void RequireColumns(string path, IReadOnlySet<string> present, IReadOnlyCollection<string> needed)
    {
        ColumnName.RequireRegionNames(needed);
        foreach (string name in needed.Where(name => !present.Contains(name)))
        {
            throw RefusedException.Usage(
                $"Cannot use column {Excerpt.Of(name)} because the input has none of that name: path={path}, "
                + $"columns={Excerpt.Of(string.Join(", ", present.Order(StringComparer.Ordinal)))}.");
        }
    }
}
