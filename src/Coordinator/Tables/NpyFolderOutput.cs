using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>
/// A folder of <c>COLUMN.npy</c>. No file takes its place before all of them are written. Files of other columns that were
/// in the folder stay.
/// </summary>
internal sealed class NpyFolderOutput : ITableOutput
{
    private readonly string _folder;

    private NpyFolderOutput(string folder)
    {
        _folder = folder;
    }

    public static NpyFolderOutput Prepare(string path)
    {
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(folder))
        {
            throw RefusedException.Usage(
                $"Cannot write the output because a file has the folder's name: path={folder}. Name a folder, or a file that ends in .csv.");
        }

        // A new folder is made when there is something to put in it: a run that fails must leave nothing behind.
        bool exists = Directory.Exists(folder);
        if (!exists)
        {
            OutputGuard.RequireFolder(folder);
        }

        OutputGuard.Run(folder, () => new PendingFile(exists ? Path.Combine(folder, "probe") : folder).Dispose());
        return new NpyFolderOutput(folder);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Write(ColumnTable table, CsvText? text, CancellationToken stop = default)
    {
        OutputGuard.Run(_folder, () => WriteAll(table, stop));
        return [.. (text?.TextColumns ?? []).Where(column => !table.Names.Contains(column))];
    }

    private void WriteAll(ColumnTable table, CancellationToken stop)
    {
        Directory.CreateDirectory(_folder);
        List<PendingFile> files = [];
        try
        {
            foreach (Column column in table.Columns)
            {
                stop.ThrowIfCancellationRequested();
                PendingFile file = new(Target(column.Name));
                files.Add(file);
                NpyFile.Write(file.Stream, column);
                file.Complete();
            }

            files.ForEach(file => file.Replace());
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }

    // A column name may come from a file's header; it must not lead out of the folder.
    private string Target(string column) => string.Equals(Path.GetFileName(column), column, StringComparison.Ordinal)
        ? Path.Combine(_folder, column + NpyFile.Extension)
        : throw RefusedException.Usage($"Cannot write column {Excerpt.Of(column)} because its name is no file name. Rename it in the input.");
}
