using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>The bytes of a region in this process's address space, and what has to be closed with them.</summary>
internal sealed unsafe class RegionView : IDisposable
{
    private readonly SafeBuffer _memory;
    private readonly IDisposable[] _behind;
    private bool _isDisposed;

    private RegionView(SafeBuffer memory, params IDisposable[] behind)
    {
        byte* start = null;
        memory.AcquirePointer(ref start);
        Start = start;
        _memory = memory;
        _behind = behind;
    }

    /// <summary>The first byte: the header's.</summary>
    public byte* Start { get; }

    /// <summary>Whether it is mapped so that the system can put huge pages behind it.</summary>
    public bool CanBeHuge => _memory is AlignedMapping;

    /// <summary>Maps a region as .NET does. Takes the map over, unless it throws.</summary>
    /// <param name="map">The map.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="isPrivate">Whether what is written through it stays this process's own: copied on write.</param>
    public static RegionView Of(MemoryMappedFile map, long bytes, bool isPrivate = false)
    {
        // A view from byte 0 starts where its handle says; from elsewhere there would be an offset within a page to add.
        MemoryMappedViewAccessor view = map.CreateViewAccessor(0, bytes, isPrivate ? MemoryMappedFileAccess.CopyOnWrite : MemoryMappedFileAccess.ReadWrite);
        return new RegionView(view.SafeMemoryMappedViewHandle, view, map);
    }

    /// <summary>Maps a region's file: on a huge page's border where that can be of use. Takes the file over, unless it throws.</summary>
    /// <param name="file">The file, open for reading and writing.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="isPrivate">As above; what is copied lies in small pages, so no border is looked for.</param>
    [UnsupportedOSPlatform("windows")]
    public static RegionView Of(FileStream file, long bytes, bool isPrivate = false)
    {
        if (!isPrivate && OperatingSystem.IsLinux() && HugePages.Bytes > 0 && bytes >= HugePages.LeastRegionBytes
            && AlignedMapping.TryMap(file.SafeFileHandle, bytes, HugePages.Bytes) is { } aligned)
        {
            return new RegionView(aligned, aligned, file);
        }

        MemoryMappedFile map = MemoryMappedFile.CreateFromFile(
            file, mapName: null, capacity: 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        try
        {
            return Of(map, bytes, isPrivate);
        }
        catch
        {
            map.Dispose();
            throw;
        }
    }

    /// <summary>Asks for huge pages, before anything else is done with the bytes: moving them costs a copy.</summary>
    /// <returns>Bytes that lie in huge pages now.</returns>
    public long MakeHuge() => OperatingSystem.IsLinux() && CanBeHuge ? HugePages.Collapse((nint)Start, (long)_memory.ByteLength) : 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _memory.ReleasePointer();
        Array.ForEach(_behind, static each => each.Dispose());
    }
}
