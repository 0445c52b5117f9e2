using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>A column's .npy file: <c>COLUMN.npy</c>.</summary>
/// <param name="Path">The file.</param>
internal sealed record NpyFile(string Path)
{
    public const string Extension = ".npy";

    public string ColumnName => System.IO.Path.GetFileNameWithoutExtension(Path);

    public NpyHeader ReadHeader() => InputFile.Read(Path, stream => NpyHeader.Read(this, stream));

    /// <summary>Reads the column, which must still have the type and the rows it had when its header was read.</summary>
    public Column Read(ElementType type, int rows) => InputFile.Read(Path, stream =>
    {
        NpyHeader header = NpyHeader.Read(this, stream);
        if (header.Rows != rows)
        {
            throw Refused("number of rows is another than in the other columns, or than before", $"shape=({header.Rows},)", $"({rows},)");
        }

        return header.Type == type
            ? Column.Filled(ColumnName, type, rows, (_, bytes) => stream.ReadExactly(bytes))
            : throw Refused("elements have another type than before", $"descr='{NpyType.Of(header.Type)}'", $"'{NpyType.Of(type)}'");
    });

    /// <summary>Writes a column as NumPy would.</summary>
    public static void Write(Stream stream, Column column)
    {
        stream.Write(NpyHeader.Bytes(column.Type, column.Rows));
        foreach (RowRange piece in RowPieces.Of(column.Rows))
        {
            stream.Write(column.Bytes(piece));
        }
    }

    /// <summary>An error in the file: what is wrong, what was found, what was expected and, where there is one, the way out.</summary>
    public RefusedException Refused(string reason, string found, string expected, string hint = "Save the column again.") => RefusedException.Usage(
        $"Cannot read column {Excerpt.Of(ColumnName)} because its {reason}: {found}, expected={expected}, file={Path}. {hint}");
}
