using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>Chooses the writer: <c>FILE.csv</c>, or a folder of <c>COLUMN.npy</c>.</summary>
internal static class TableOutput
{
    /// <summary>Finds out whether the place can be written, so that a long run doesn't end in nothing.</summary>
    public static ITableOutput Prepare(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw RefusedException.Usage("Cannot write the output because its path is blank: expected=FILE.csv or a folder.");
        }

        bool looksLikeFile = Path.HasExtension(path) && !Path.EndsInDirectorySeparator(path) && !Directory.Exists(path);
        if (looksLikeFile && !TableInput.IsCsv(path))
        {
            throw RefusedException.Usage(
                $"Cannot write the output because only CSV files and folders of .npy can be written: path={path}, expected=FILE.csv or FOLDER. "
                + "For a folder of that name, end it with a slash.");
        }

        return TableInput.IsCsv(path) ? CsvOutput.Prepare(path) : NpyFolderOutput.Prepare(path);
    }
}
