using System.Text;
using System.Text.Json;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>Where the result document goes. Found writable before the run, written after it.</summary>
internal sealed class JsonOutput
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string? _path;

    private JsonOutput(string? path)
    {
        _path = path;
    }

    /// <summary>Finds out whether the place can be written.</summary>
    /// <param name="path">A file, or "-" for standard output.</param>
    /// <exception cref="RefusedException">It can't.</exception>
    public static JsonOutput Prepare(string path)
    {
        if (string.Equals(path, "-", StringComparison.Ordinal))
        {
            return new JsonOutput(null);
        }

        try
        {
            if (Directory.Exists(path))
            {
                throw new IOException("A folder has its name.");
            }

            if (!IsDevice(path))
            {
                // As it will be written: beside the file, which stays until the new one is complete.
                new PendingFile(path).Dispose();
            }

            return new JsonOutput(path);
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            throw RefusedException.Usage($"Cannot write the result document because the file can't be opened: json={path}, cause={cause.Message}", cause);
        }
    }

    /// <summary>Writes a document, whole or not at all.</summary>
    /// <typeparam name="TDocument">What kind of document it is.</typeparam>
    /// <param name="document">The document.</param>
    /// <exception cref="RefusedException">The disk is full, or the place is gone.</exception>
    public void Write<TDocument>(TDocument document)
    {
        string json = JsonSerializer.Serialize(document, Format) + Environment.NewLine;
        if (_path is null)
        {
            Print(json);
            return;
        }

        try
        {
            if (IsDevice(_path))
            {
                File.WriteAllText(_path, json);
            }
            else
            {
                Replace(_path, json);
            }
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            throw RefusedException.TooLittle($"Cannot write the result document: json={_path}, cause={cause.Message}", cause);
        }
    }

    private static void Print(string json)
    {
        try
        {
            Console.Out.Write(json);
            Console.Out.Flush();
        }
        catch (Exception cause) when (StandardError.IsRefusal(cause))
        {
            throw RefusedException.TooLittle($"Cannot write the result document because standard output takes no more: cause={cause.Message}", cause);
        }
    }

    /// <summary>
    /// Written to, never replaced: a privileged user's /dev/null would become an ordinary file, and a shell's >(command)
    /// has no folder to put a file in. Ordinary files in /dev/shm only lose the replacement in one step.
    /// </summary>
    internal static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    private static void Replace(string path, string json)
    {
        using PendingFile file = new(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(json));
        file.Complete();
        file.Replace();
    }

    private static bool IsRefusal(Exception cause) =>
        cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
