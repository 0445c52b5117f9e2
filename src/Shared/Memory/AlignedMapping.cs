using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// A file mapped from an address that is a multiple of a huge page. The kernel puts a huge page of a file behind one
/// translation only where file and address lie alike within it, and .NET's own maps start at any page.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class AlignedMapping : SafeBuffer
{
    private AlignedMapping(nint start, long bytes)
        : base(ownsHandle: true)
    {
        SetHandle(start);
        Initialize((ulong)bytes);
    }

    /// <summary>Maps a file, whole.</summary>
    /// <param name="file">The file, open for reading and writing; the mapping outlives it.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="alignment">A power of two, at least a memory page.</param>
    /// <returns>Null when the system refuses, e.g. for want of address space.</returns>
    public static AlignedMapping? TryMap(SafeFileHandle file, long bytes, long alignment)
    {
        // Address space is taken larger by one alignment, the file put on the border within it, and the rest given back.
        nint length = (nint)RoundUp(bytes, Environment.SystemPageSize);
        nint reserved = LinuxMemory.ReserveAddresses(length + (nint)alignment);
        if (reserved == 0)
        {
            return null;
        }

        nint start = (nint)RoundUp(reserved, alignment);
        _ = LinuxMemory.TryUnmap(reserved, start - reserved);
        _ = LinuxMemory.TryUnmap(start + length, reserved + (nint)alignment - start);
        if (LinuxMemory.TryMapAt(start, length, file))
        {
            return new AlignedMapping(start, bytes);
        }

        _ = LinuxMemory.TryUnmap(start, length);
        return null;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() =>
        LinuxMemory.TryUnmap(handle, (nint)RoundUp((long)ByteLength, Environment.SystemPageSize));

    private static long RoundUp(long value, long unit) => (value + unit - 1) & -unit;
}
