using System.Runtime.InteropServices;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>A column's .npy file: <c>COLUMN.npy</c>.</summary>
/// <param name="Path">The file.</param>
internal sealed record NpyFile(string Path)
{
    public const string Extension = ".npy";

    // A column's bytes may exceed what a span or one system call takes, so values travel in pieces.
    private const int PieceValues = 4 * 1024 * 1024;

    public string ColumnName => System.IO.Path.GetFileNameWithoutExtension(Path);

    public NpyHeader ReadHeader() => InputFile.Read(Path, stream => NpyHeader.Read(this, stream));

    /// <summary>Reads the column, which must still have the rows it had when its header was read.</summary>
    public Column Read(int rows) => InputFile.Read(Path, stream =>
    {
        NpyHeader header = NpyHeader.Read(this, stream);
        if (header.Rows != rows)
        {
            throw Refused("number of rows is another than in the other columns, or than before", $"shape=({header.Rows},)", $"({rows},)");
        }

        float[] values = GC.AllocateUninitializedArray<float>(rows);
        foreach (Range piece in Pieces(rows))
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(piece)));
        }

        return new Column(ColumnName, values);
    });

    /// <summary>Writes a column as NumPy would.</summary>
    public static void Write(Stream stream, float[] values)
    {
        stream.Write(NpyHeader.Bytes(values.Length));
        foreach (Range piece in Pieces(values.Length))
        {
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan(piece)));
        }
    }

    /// <summary>An error in the file: what is wrong, what was found, what was expected and, where there is one, the way out.</summary>
    public RefusedException Refused(string reason, string found, string expected, string hint = "Save the column again.") => RefusedException.Usage(
        $"Cannot read column {Excerpt.Of(ColumnName)} because its {reason}: {found}, expected={expected}, file={Path}. {hint}");

    private static IEnumerable<Range> Pieces(int values)
    {
        for (long start = 0; start < values; start += PieceValues)
        {
            yield return (int)start..(int)Math.Min(start + PieceValues, values);
        }
    }
}
