using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ParallelMotion.Shared.Memory;

/// <summary>The memory calls of Linux that .NET has no words for. Numbers are those of the kernel's generic headers.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxMemory
{
    /// <summary>MADV_POPULATE_READ (Linux 5.14): makes pages present; for those that may not be written.</summary>
    private const int PopulateRead = 22;

    /// <summary>MADV_POPULATE_WRITE (Linux 5.14): makes pages present and writable, without changing a byte of them.</summary>
    private const int PopulateWrite = 23;

    /// <summary>MADV_COLLAPSE (Linux 6.1): moves present pages into huge ones, now and whatever the mount's own policy is.</summary>
    private const int Collapse = 25;

    private const int NoAccess = 0;
    private const int ReadExecute = 1 | 4;
    private const int ReadWrite = 1 | 2;
    private const int Shared = 1;
    private const int Private = 2;
    private const int AtThisAddress = 0x10;
    private const int Anonymous = 0x20;
    private const nint Failed = -1;

    /// <summary>Takes the page faults of a range.</summary>
    /// <param name="start">A page's first byte.</param>
    /// <param name="bytes">Whole pages.</param>
    /// <param name="isWritable">Whether they may be written, and so are to be made ready for it.</param>
    /// <returns>Whether the kernel did; older ones don't know how.</returns>
    public static bool TryPopulate(nint start, nint bytes, bool isWritable) =>
        Advise(start, (nuint)bytes, isWritable ? PopulateWrite : PopulateRead) == 0;

    /// <summary>Moves a range into huge pages.</summary>
    /// <param name="start">A huge page's first byte, at which the file is mapped from a multiple of its size.</param>
    /// <param name="bytes">Whole huge pages.</param>
    /// <returns>Whether all of the range lies in huge pages now. Otherwise a part of it may.</returns>
    public static bool TryCollapse(nint start, nint bytes) => Advise(start, (nuint)bytes, Collapse) == 0;

    /// <summary>Takes address space that nothing lies behind.</summary>
    /// <returns>Its first byte, or 0 when the system refuses.</returns>
    public static nint ReserveAddresses(nint bytes)
    {
        using SafeFileHandle none = new(-1, ownsHandle: false);
        nint start = Map(0, (nuint)bytes, NoAccess, Private | Anonymous, none, 0);
        return start == Failed ? 0 : start;
    }

    /// <summary>Maps a file from its first byte in place of addresses that were reserved before.</summary>
    /// <returns>Whether the system did.</returns>
    public static bool TryMapAt(nint start, nint bytes, SafeFileHandle file) =>
        Map(start, (nuint)bytes, ReadWrite, Shared | AtThisAddress, file, 0) == start;

    /// <summary>Puts machine code where it can run, for good.</summary>
    /// <param name="code">At most a memory page of it.</param>
    /// <returns>Its first byte, or 0 when the system refuses, as some do on principle.</returns>
    public static nint MakeCode(ReadOnlySpan<byte> code)
    {
        using SafeFileHandle none = new(-1, ownsHandle: false);
        nint page = Map(0, (nuint)Environment.SystemPageSize, ReadWrite, Private | Anonymous, none, 0);
        if (page == Failed)
        {
            return 0;
        }

        // Written first and made executable then: memory that is both at once is what attackers look for. The kernel sees to the
        // processor's caches when a page becomes executable.
        Marshal.Copy(code.ToArray(), 0, page, code.Length);
        if (Protect(page, (nuint)Environment.SystemPageSize, ReadExecute) == 0)
        {
            return page;
        }

        _ = TryUnmap(page, Environment.SystemPageSize);
        return 0;
    }

    /// <summary>Gives addresses back, whatever lies behind them.</summary>
    public static bool TryUnmap(nint start, nint bytes) => bytes == 0 || Unmap(start, (nuint)bytes) == 0;

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nuint bytes, int advice);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint start, nuint bytes, int protection, int flags, SafeFileHandle file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint start, nuint bytes, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint start, nuint bytes);
}
