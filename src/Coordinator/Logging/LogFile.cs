using System.Security;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>
/// The place of the log, tried out before the run: Serilog's file sink replaces itself by nothing when it can't open its
/// file, and tells nobody.
/// </summary>
/// <param name="Path">The full path, or null when there will be no file.</param>
/// <param name="Warning">Why there will be none, as a sentence for the user.</param>
internal sealed record LogFile(string? Path, string? Warning)
{
    /// <summary>
    /// How another run that writes the same file is noticed, since the two would overwrite each other. Only Windows
    /// keeps two writers apart by itself; elsewhere both get a shared lock, which an exclusive one runs into.
    /// </summary>
    private static readonly FileShare Exclusive = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;

    /// <summary>The file the user named; the folder is made if needed.</summary>
    /// <exception cref="RefusedException">It can't be written.</exception>
    public static LogFile Named(string path)
    {
        try
        {
            return new LogFile(TryOut(path), Warning: null);
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            throw RefusedException.Usage(
                $"Cannot log because the file can't be written: log-file={path}, cause={cause.Message} Name another file.", cause);
        }
    }

    /// <summary>A file named after the run in a folder, which is made if needed. A run doesn't fail for want of its log.</summary>
    public static LogFile Default(RunId run, string folder)
    {
        string path = System.IO.Path.Combine(folder, $"parallelmotion-{run}.clef");
        try
        {
            return new LogFile(TryOut(path), Warning: null);
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            return new LogFile(
                Path: null,
                $"Cannot keep a log because its default file can't be written: file={path}, cause={cause.Message} "
                + "Name another one with --log-file.");
        }
    }

    private static string TryOut(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full) ?? full);
        using FileStream file = new(full, FileMode.Append, FileAccess.Write, Exclusive);

        // The sink asks for the length, which a pipe or terminal hasn't.
        return file.CanSeek ? full : throw new IOException("It is a pipe or a terminal, and a log must be a file.");
    }

    private static bool IsRefusal(Exception cause) =>
        cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or SecurityException;
}
