using System.Runtime.InteropServices;

namespace ParallelMotion.Shared.Memory;

/// <summary>What the memory unit lets this process do with its pages: the seam between systems. Untested on Windows and macOS.</summary>
internal static partial class PageProtection
{
    /// <summary>PROT_READ of every Unix.</summary>
    private const int UnixRead = 1;

    /// <summary>PAGE_READONLY.</summary>
    private const uint WindowsRead = 2;

    /// <summary>Takes the right to write to some pages of a mapping.</summary>
    /// <param name="start">A page's first byte.</param>
    /// <param name="bytes">How many; the page that holds the last is read-only as a whole.</param>
    /// <returns>Whether the system did; the reason otherwise is the last error of the platform.</returns>
    public static bool TryMakeReadOnly(nint start, nint bytes) => OperatingSystem.IsWindows()
        ? VirtualProtect(start, bytes, WindowsRead, out _)
        : Protect(start, bytes, UnixRead) == 0;

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint start, nint bytes, int protection);

    [LibraryImport("kernel32", EntryPoint = "VirtualProtect", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualProtect(nint start, nint bytes, uint protection, out uint before);
}
