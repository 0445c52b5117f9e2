namespace ParallelMotion.EndToEnd.Harness;

/// <summary>A file system in memory that only one run sees, of a size to the page. Takes rights that not every user has.</summary>
internal static class SmallMemory
{
    /// <summary>Ends the test here, and says so, where none can be mounted.</summary>
    public static void SkipWhereThereIsNone() => Assert.SkipUnless(
        OperatingSystem.IsLinux() && Shell.Has("unshare") && Shell.Run("unshare -m true 2>/dev/null && echo yes || true").Length > 0,
        "Mounting a small file system takes rights that this user lacks.");

    /// <summary>What runs a command that sees it.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="folder">Where.</param>
    public static string[] Prefix(long bytes, string folder) =>
        ["unshare", "-m", "/bin/sh", "-c", $"mount -t tmpfs -o size={bytes} tmpfs {folder} && exec \"$0\" \"$@\""];

    /// <summary>Fills it to its last byte, as another program might.</summary>
    /// <param name="pid">A process that sees it.</param>
    /// <param name="folder">Where.</param>
    /// <returns>Bytes that there still were.</returns>
    public static long Fill(int pid, string folder)
    {
        // The root folder as that process sees it.
        using FileStream filler = new($"/proc/{pid}/root{folder}/filler", FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            byte[] page = new byte[4096];
            while (true)
            {
                filler.Write(page);
            }
        }
        catch (IOException)
        {
            return filler.Length;
        }
    }
}
