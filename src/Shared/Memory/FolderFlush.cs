namespace ParallelMotion.Shared.Memory;

/// <summary>Brings a folder's own entries to the disk: a file that was renamed is otherwise not sure to have its new name after a power failure.</summary>
public static class FolderFlush
{
    /// <summary>Does it, where the system has a way to (not on Windows, which writes such changes to its journal by itself).</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">The system refused.</exception>
    public static void ToDisk(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            UnixFiles.SyncFolder(path);
        }
    }
}
