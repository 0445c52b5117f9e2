using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>Turns what the system refuses while an output is written into an end with a sentence and an exit code.</summary>
internal static class OutputGuard
{
    public static void Run(string path, Action write)
    {
        try
        {
            write();
        }
        catch (IOException cause) when (IsDiskFull(cause))
        {
            throw RefusedException.TooLittle(
                $"Cannot write the output because the disk is full: path={path}, cause={cause.Message}. Free some space or name another place.", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw RefusedException.Usage(
                $"Cannot write the output because the system refused: path={path}, cause={cause.Message}. Name a place that you may write.", cause);
        }
    }

    /// <summary>Refuses a place whose folder is missing; makes nothing.</summary>
    public static void RequireFolder(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        if (!Directory.Exists(folder))
        {
            throw RefusedException.Usage(
                $"Cannot write the output because the folder it should lie in is not there: path={path}, folder={folder}. Make the folder first.");
        }
    }

    // Unix puts errno into HResult (ENOSPC; EDQUOT of Linux and of macOS), Windows its own two codes.
    private static bool IsDiskFull(IOException cause) => OperatingSystem.IsWindows()
        ? (cause.HResult & 0xFFFF) is 0x70 or 0x27
        : cause.HResult == 28 || cause.HResult == (OperatingSystem.IsMacOS() ? 69 : 122);
}
