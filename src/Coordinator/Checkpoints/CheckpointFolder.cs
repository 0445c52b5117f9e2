using System.Globalization;
using System.Text.Json;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Checkpoints;

/// <summary>
/// Checkpoints of a job on a disk, the newest of which counts: <c>checkpoint-000007</c> with a <c>COLUMN.npy</c> for each column and
/// <c>checkpoint.json</c>. Each is written under another name, brought to the disk, and given its name in one step; only then the one
/// before it goes. So after a power failure there is a whole one, wherever it came.
/// </summary>
/// <param name="path">The folder, full.</param>
internal sealed class CheckpointFolder(string path)
{
    private const string Prefix = "checkpoint-";
    private const string Unfinished = ".unfinished-";
    private const string Manifest = "checkpoint.json";

    /// <summary>What was asked for takes a few hundred bytes, a journal's size for each worker some more.</summary>
    private const long MostManifestBytes = 1024 * 1024;

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>Makes the folder where it isn't there, and finds out whether it can be written.</summary>
    /// <param name="holdsOwn">Whether the checkpoints that it may hold are of the job that goes on.</param>
    /// <exception cref="RefusedException">It can't be written, or holds another job's.</exception>
    public void Prepare(bool holdsOwn) => OutputGuard.Run(path, () =>
    {
        Directory.CreateDirectory(path);
        if (!holdsOwn && Newest() is { } newest)
        {
            throw RefusedException.Usage(
                $"Cannot write checkpoints because the folder holds another job's: folder={path}, newest={System.IO.Path.GetFileName(newest)}. Go on with that one (resume {path}), or name another folder.");
        }

        string probe = System.IO.Path.Combine(path, Unfinished + "probe");
        Directory.CreateDirectory(probe);
        Directory.Delete(probe);
        if (System.IO.Path.GetDirectoryName(path) is { } parent)
        {
            FolderFlush.ToDisk(parent);
        }
    });

    /// <summary>Writes a checkpoint, and removes the one before it once it is safe.</summary>
    /// <exception cref="IOException">The system refused; the one before it is still there.</exception>
    public void Write(Checkpoint checkpoint, ColumnTable columns)
    {
        RemoveUnfinished();
        string? before = Newest();
        string name = Prefix + (NumberOf(before) + 1).ToString("D6", CultureInfo.InvariantCulture);
        string unfinished = System.IO.Path.Combine(path, Unfinished + name);
        Directory.CreateDirectory(unfinished);
        foreach (Column column in columns.Columns)
        {
            WriteFile(System.IO.Path.Combine(unfinished, column.Name + NpyFile.Extension), stream => NpyFile.Write(stream, column));
        }

        WriteFile(System.IO.Path.Combine(unfinished, Manifest), stream => JsonSerializer.Serialize(stream, checkpoint.Sealed()));
        FolderFlush.ToDisk(unfinished);
        Directory.Move(unfinished, System.IO.Path.Combine(path, name));
        FolderFlush.ToDisk(path);
        foreach (string older in Directory.GetDirectories(path, Prefix + "*").Where(folder => NumberOf(folder) is >= 0 and var number && number <= NumberOf(before)))
        {
            Directory.Delete(older, recursive: true);
        }
    }

    /// <summary>Reads the newest checkpoint.</summary>
    /// <exception cref="RefusedException">There is none, or it is torn or was changed.</exception>
    public (Checkpoint Checkpoint, ColumnTable Columns) Read()
    {
        string folder = Newest() ?? throw RefusedException.Usage($"Cannot resume because the folder holds no checkpoint: folder={path}, expected={Prefix}NUMBER within.");
        Checkpoint checkpoint = ReadManifest(folder);
        if (checkpoint.Fault() is { } fault)
        {
            throw Refused(folder, fault);
        }

        ColumnTable columns = NpyFolderInput.Open(folder).Load(new Dictionary<string, ElementType>(StringComparer.Ordinal)).Table;
        string hash = WorldHash.Of(columns);
        return columns.Rows == checkpoint.Rows && string.Equals(hash, checkpoint.WorldHash, StringComparison.Ordinal)
            ? (checkpoint, columns)
            : throw Refused(folder, $"its columns were changed or are damaged: rows={columns.Rows}, worldHash={hash}, expected={checkpoint.Rows} and {checkpoint.WorldHash}");
    }

    private static Checkpoint ReadManifest(string folder)
    {
        string file = System.IO.Path.Combine(folder, Manifest);
        try
        {
            return new FileInfo(file).Length <= MostManifestBytes && JsonSerializer.Deserialize<Checkpoint>(File.ReadAllText(file)) is { } checkpoint
                ? checkpoint
                : throw Refused(folder, $"{Manifest} is none");
        }
        catch (Exception cause) when (cause is IOException or JsonException or UnauthorizedAccessException)
        {
            throw Refused(folder, $"{Manifest} can't be read: {cause.Message}", cause);
        }
    }

    private static RefusedException Refused(string folder, string reason, Exception? cause = null) =>
        RefusedException.Usage($"Cannot resume from the checkpoint because {reason}, checkpoint={folder}. Start the job anew, or restore the folder.", cause);

    private static void WriteFile(string file, Action<Stream> write)
    {
        using FileStream stream = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    private static int NumberOf(string? folder) =>
        folder is not null && int.TryParse(System.IO.Path.GetFileName(folder)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private string? Newest() => Directory.Exists(path) ? Directory.GetDirectories(path, Prefix + "*").Where(static folder => NumberOf(folder) >= 0).MaxBy(NumberOf) : null;

    private void RemoveUnfinished()
    {
        foreach (string folder in Directory.GetDirectories(path, Unfinished + "*"))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
