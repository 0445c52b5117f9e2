using System.Globalization;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Huge pages for regions in files: one translation for 2 MiB instead of 512. A mount of tmpfs gives none by itself
/// (<c>huge=never</c> is the default of /dev/shm), but the kernel collapses pages that are there already when asked to.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class HugePages
{
    /// <summary>In a smaller region address translation costs too little to be worth the copying.</summary>
    public const long LeastRegionBytes = 8 * 1024 * 1024;

    /// <summary>What one call may ask for: the kernel's answer says only whether it did all of it.</summary>
    private const long PagesPerCall = 32;

    private const string SizeFile = "/sys/kernel/mm/transparent_hugepage/hpage_pmd_size";

    /// <summary>Larger ones (Arm with pages of 64 KiB: 512 MiB) would want whole columns of one size.</summary>
    private const long LargestBytes = 32 * 1024 * 1024;

    /// <summary>Bytes of a huge page; 0 where the kernel has none of a size that is of use here.</summary>
    public static long Bytes { get; } = ReadSize();

    /// <summary>Collapses all whole huge pages of a mapping.</summary>
    /// <param name="start">The mapping's first byte, on a border of <see cref="Bytes"/>; mapped from the file's first byte.</param>
    /// <param name="bytes">The mapping's length.</param>
    /// <returns>Bytes that lie in huge pages now: none where the kernel doesn't do it, fewer where memory is in pieces.</returns>
    public static long Collapse(nint start, long bytes)
    {
        long granted = 0;
        long pages = Bytes == 0 ? 0 : bytes / Bytes;
        for (long page = 0; page < pages; page += PagesPerCall)
        {
            long count = Math.Min(PagesPerCall, pages - page);
            long got = CollapseBlock(start + (nint)(page * Bytes), count);
            granted += got * Bytes;
            if (got == 0)
            {
                // Refused altogether, or no huge page is left: asking on would only take time.
                break;
            }
        }

        return granted;
    }

    private static long CollapseBlock(nint start, long pages)
    {
        if (LinuxMemory.TryCollapse(start, (nint)(pages * Bytes)))
        {
            return pages;
        }

        long granted = 0;
        for (long page = 0; page < pages; page++)
        {
            granted += LinuxMemory.TryCollapse(start + (nint)(page * Bytes), (nint)Bytes) ? 1 : 0;
        }

        return granted;
    }

    private static long ReadSize()
    {
        try
        {
            bool isNumber = long.TryParse(File.ReadAllText(SizeFile).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long size);
            return isNumber && size <= LargestBytes && long.IsPow2(size) ? size : 0;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
