using System.Text;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>Where one form of the findings goes: a file, or standard output. Found writable before the run, written after it.</summary>
internal sealed class FileOutput
{
    /// <summary>Stands for standard output where a path could.</summary>
    public const string StandardOutput = "-";

    private readonly string _what;
    private readonly string _place;
    private readonly string? _path;

    private FileOutput(string what, string option, string? path)
    {
        _what = what;
        _place = $"{option}={path}";
        _path = path;
    }

    /// <summary>Whether it goes to standard output.</summary>
    public bool IsStandardOutput => _path is null;

    /// <summary>Finds out whether the place can be written.</summary>
    /// <param name="what">What will be written, for error messages, such as <c>the result document</c>.</param>
    /// <param name="option">The option that named the place, without dashes.</param>
    /// <param name="path">A file, or "-" for standard output.</param>
    /// <exception cref="RefusedException">It can't.</exception>
    public static FileOutput Prepare(string what, string option, string path)
    {
        if (string.Equals(path, StandardOutput, StringComparison.Ordinal))
        {
            return new FileOutput(what, option, path: null);
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

            return new FileOutput(what, option, path);
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            throw RefusedException.Usage($"Cannot write {what} because the file can't be opened: {option}={path}, cause={cause.Message}", cause);
        }
    }

    /// <summary>Writes it, whole or not at all.</summary>
    /// <param name="text">All of it, as UTF-8 without a byte order mark.</param>
    /// <exception cref="RefusedException">The disk is full, or the place is gone.</exception>
    public void Write(string text)
    {
        if (_path is null)
        {
            Print(text);
            return;
        }

        try
        {
            if (IsDevice(_path))
            {
                File.WriteAllText(_path, text);
            }
            else
            {
                Replace(_path, text);
            }
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            throw RefusedException.TooLittle($"Cannot write {_what}: {_place}, cause={cause.Message}", cause);
        }
    }

    /// <summary>
    /// Written to, never replaced: a privileged user's /dev/null would become an ordinary file, and a shell's >(command)
    /// has no folder to put a file in. Ordinary files in /dev/shm only lose the replacement in one step.
    /// </summary>
    internal static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    private void Print(string text)
    {
        try
        {
            Console.Out.Write(text);
            Console.Out.Flush();
        }
        catch (Exception cause) when (StandardError.IsRefusal(cause))
        {
            throw RefusedException.TooLittle($"Cannot write {_what} because standard output takes no more: cause={cause.Message}", cause);
        }
    }

    private static void Replace(string path, string text)
    {
        using PendingFile file = new(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Complete();
        file.Replace();
    }

    private static bool IsRefusal(Exception cause) =>
        cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
