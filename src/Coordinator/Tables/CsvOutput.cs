using CsvHelper;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>
/// A CSV file: the input's columns in the input's order, text untouched, numbers as the shortest text that gives the same
/// bits back when it is read as the same type. Fields are quoted only where they must be, lines end with LF.
/// </summary>
internal sealed class CsvOutput : ITableOutput
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    private readonly string _path;

    private CsvOutput(string path)
    {
        _path = path;
    }

    public static CsvOutput Prepare(string path)
    {
        string target = Path.GetFullPath(path);
        OutputGuard.RequireFolder(target);
        if (Directory.Exists(target))
        {
            throw RefusedException.Usage($"Cannot write the output because a folder has its name: path={target}. Name a file that ends in .csv.");
        }

        // A replacement would succeed on some systems, against the wish of whoever protected the file.
        if (File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
        {
            throw RefusedException.Usage($"Cannot write the output because the file is read-only: path={target}. Name another, or make it writable.");
        }

        OutputGuard.Run(target, () => new PendingFile(target).Dispose());
        return new CsvOutput(target);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Write(ColumnTable table, CsvText? text, CancellationToken stop = default)
    {
        List<CsvOutputColumn> columns = CsvOutputColumn.InOrder(table, text);
        OutputGuard.Run(_path, () =>
        {
            using PendingFile file = new(_path);
            Write(file.Stream, columns, table.Rows, stop);
            file.Complete();
            file.Replace();
        });
        return [];
    }

    private static void Write(Stream stream, List<CsvOutputColumn> columns, int rows, CancellationToken stop)
    {
        using CsvWriter writer = CsvWriter.Create(stream, Options, leaveOpen: true);
        foreach (CsvOutputColumn column in columns)
        {
            writer.WriteField(column.Header);
        }

        writer.EndRecord();
        for (int row = 0; row < rows; row++)
        {
            stop.ThrowIfCancellationRequested();
            foreach (CsvOutputColumn column in columns)
            {
                column.Write(writer, row);
            }

            writer.EndRecord();
        }
    }
}
