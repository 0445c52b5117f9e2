using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// One region in this process's address space, and the one owner of its pointer.
/// <para>
/// Not for use after <see cref="Dispose"/>: a span handed out earlier then points at unmapped memory, and touching it
/// ends the process (an access violation can't be caught in .NET). So dispose only when no kernel runs any more.
/// </para>
/// </summary>
public sealed unsafe class MappedRegion : IColumnStorage, IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private byte* _data;

    private MappedRegion(RegionSpec spec, MemoryMappedFile map, MemoryMappedViewAccessor view, byte* data)
    {
        Spec = spec;
        _map = map;
        _view = view;
        _data = data;
    }

    /// <summary>What the region holds.</summary>
    public RegionSpec Spec { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Span<T> Rows<T>(RowRange range) where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_data is null, this);
        if (ElementTypes.Of<T>() != Spec.ElementType)
        {
            throw new InvalidOperationException(
                $"Cannot read region {Spec.Name} because its type differs: asked={typeof(T).Name}, expected={Spec.ElementType}.");
        }

        if (range.Start < 0 || range.End > Spec.Rows || range.Start > range.End)
        {
            throw new ArgumentOutOfRangeException(
                nameof(range), $"Cannot read region {Spec.Name} because the range leaves it: range={range}, rows={Spec.Rows}.");
        }

        return new Span<T>((T*)_data + range.Start, range.Length);
    }

    /// <summary>Unmaps. The region itself lives on until its creator removes it.</summary>
    public void Dispose()
    {
        if (_data is null)
        {
            return;
        }

        _data = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    /// <summary>Maps a new region of zeros, writes its header, and publishes it.</summary>
    internal static MappedRegion Publish(RegionSpec spec, RunId run, MemoryMappedFile map)
    {
        return Map(spec, map, header =>
        {
            header->Magic = RegionHeader.ExpectedMagic;
            header->ElementType = spec.ElementType;
            header->Rows = spec.Rows;
            header->RunId = run.Value;
            header->OwnerPid = ProcessIdentity.Own.Pid;
            header->OwnerStartTime = ProcessIdentity.Own.StartTime;
            header->DataOffset = RegionHeader.DataOffsetBytes;
            header->DataBytes = spec.DataBytes;

            // SYNC POINT: region header. Everything above is visible to whoever reads this version (Attach).
            Volatile.Write(ref header->Version, RegionHeader.ExpectedVersion);
        });
    }

    /// <summary>Maps a region that another process published, after checking that it is the one expected.</summary>
    internal static MappedRegion Attach(RegionSpec spec, RunId run, MemoryMappedFile map)
    {
        return Map(spec, map, header =>
        {
            // SYNC POINT: region header. Pairs with the store in Publish.
            uint version = Volatile.Read(ref header->Version);
            RegionHeader found = *header;
            if (version == 0)
            {
                throw new RegionException(
                    RegionFault.NotPublished, $"Cannot attach region {spec.Name} because its creator has not published it.");
            }

            RegionCheck.Throw(spec, run, version, found);
        });
    }

    private static MappedRegion Map(RegionSpec spec, MemoryMappedFile map, HeaderAction onHeader)
    {
        MemoryMappedViewAccessor view = map.CreateViewAccessor(0, spec.TotalBytes, MemoryMappedFileAccess.ReadWrite);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            start += view.PointerOffset;
            onHeader((RegionHeader*)start);
            return new MappedRegion(spec, map, view, start + RegionHeader.DataOffsetBytes);
        }
        catch
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            throw;
        }
    }

    private delegate void HeaderAction(RegionHeader* header);
}
