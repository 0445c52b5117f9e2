using System.Collections.Frozen;
using System.Collections.Immutable;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>
/// A folder in which each <c>COLUMN.npy</c> is a column. Every other file is ignored, and so are hidden ones, which some
/// systems lay beside real files.
/// </summary>
internal sealed class NpyFolderInput : ITableInput
{
    private readonly string _path;
    private readonly int _rows;
    private readonly ImmutableArray<NpyFile> _files;
    private readonly FrozenDictionary<string, ElementType> _types;

    private NpyFolderInput(string path, ImmutableArray<NpyFile> files, ImmutableArray<NpyHeader> headers)
    {
        _path = path;
        _rows = headers[0].Rows;
        _files = files;
        _types = files.Zip(headers).ToFrozenDictionary(static each => each.First.ColumnName, static each => each.Second.Type, StringComparer.Ordinal);
        ColumnNames = _types.Keys.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlySet<string> ColumnNames { get; }

    /// <inheritdoc/>
    public long? Rows => _rows;

    /// <summary>Reads every header.</summary>
    public static NpyFolderInput Open(string path)
    {
        ImmutableArray<NpyFile> files = Files(path);
        ImmutableArray<NpyHeader> headers = [.. files.Select(static file => file.ReadHeader())];
        int rows = headers[0].Rows;
        foreach ((NpyFile file, NpyHeader header) in files.Zip(headers).Where(each => each.Second.Rows != rows))
        {
            throw file.Refused(
                $"number of rows differs from column {Excerpt.Of(files[0].ColumnName)}", $"shape=({header.Rows},)", $"({rows},)", "All columns need the same rows.");
        }

        return new NpyFolderInput(path, files, headers);
    }

    /// <inheritdoc/>
    public ElementType? TypeOf(string column) => _types.TryGetValue(column, out ElementType type) ? type : null;

    /// <inheritdoc/>
    public LoadedTable Load(IReadOnlyDictionary<string, ElementType> needed, IReadOnlySet<string>? written = null)
    {
        TableInput.RequireColumns(_path, ColumnNames, [.. needed.Keys]);

        // All of them become regions, needed or not.
        ColumnName.RequireRegionNames(ColumnNames);
        return new LoadedTable(new ColumnTable(_rows, _files.Select(file => file.Read(_types[file.ColumnName], _rows))), Text: null);
    }

    private static ImmutableArray<NpyFile> Files(string path)
    {
        // One more than allowed is enough to know.
        ImmutableArray<NpyFile> files = [.. Paths(path).Where(IsColumn).Take(Limits.MaxColumns + 1).Order(StringComparer.Ordinal).Select(file => new NpyFile(file))];
        return files.Length switch
        {
            0 => throw RefusedException.Usage(
                $"Cannot read the input because the folder holds no column: folder={path}, .npy files=0, expected=COLUMN.npy for each column."),
            > Limits.MaxColumns => throw RefusedException.Usage(
                $"Cannot read the input because the folder holds too many columns: folder={path}, expected={Limits.MaxColumns} .npy files at most."),
            _ => files,
        };
    }

    private static bool IsColumn(string path) =>
        path.EndsWith(NpyFile.Extension, StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith('.');

    private static string[] Paths(string path)
    {
        try
        {
            return Directory.GetFiles(path, "*" + NpyFile.Extension);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw RefusedException.Usage($"Cannot read the input because the folder can't be listed: folder={path}, cause={cause.Message}", cause);
        }
    }
}
