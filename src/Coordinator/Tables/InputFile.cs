using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>Reading a file that the user named: whatever the system refuses is theirs to mend, so it ends in exit code 2.</summary>
internal static class InputFile
{
    /// <summary>Opens a file, reads it with <paramref name="read"/> and closes it.</summary>
    public static T Read<T>(string path, Func<FileStream, T> read)
    {
        try
        {
            // Readers bring their own buffers.
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return read(stream);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RefusedException.Usage($"Cannot read the input because the file is not there: path={path}. Check the path.", cause);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw RefusedException.Usage(
                $"Cannot read the input because access is denied: path={path}. It must be a file that you may read.", cause);
        }
        catch (IOException cause)
        {
            throw RefusedException.Usage($"Cannot read the input because the system refused: path={path}, cause={cause.Message}", cause);
        }
    }
}
