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
    private readonly RegionView _view;
    private byte* _data;

    private MappedRegion(RegionSpec spec, RegionView view)
    {
        Spec = spec;
        _view = view;
        _data = view.Start + RegionHeader.DataOffsetBytes;
    }

    /// <summary>What the region holds.</summary>
    public RegionSpec Spec { get; }

    /// <summary>Bytes that lay in huge pages when the region was created; 0 when none were asked for, and to those who attach.</summary>
    public long HugePageBytes { get; private init; }

    /// <inheritdoc/>
    public int RowCount => Spec.Rows;

    /// <summary>
    /// The rows that this process can write: all that it asked for, and those that share a memory page with them. None where the
    /// region is read-only.
    /// </summary>
    public RowRange WritableRows { get; private init; }

    /// <summary>
    /// Where row 0 lies in this process, for whoever has to say later which row an address was. Not for reading: that is what
    /// the spans are for.
    /// </summary>
    public long RowsAddress => (long)_data;

    /// <summary>Whether the region was disposed of.</summary>
    internal bool IsUnmapped => _data is null;

    /// <inheritdoc/>
    public ElementType ElementType => Spec.ElementType;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RowSlice Slice(RowRange range)
    {
        ObjectDisposedException.ThrowIf(_data is null, this);
        CheckWithin(range);
        return RowSlice.At(ref _data[(long)range.Start * Spec.ElementType.Bytes()], range.Length, Spec.ElementType);
    }

    /// <summary>The rows of a range, in place.</summary>
    /// <typeparam name="T">The column's element type.</typeparam>
    /// <param name="range">Rows within the column.</param>
    /// <returns><c>range.Length</c> elements; writing to them writes the column.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the column.</exception>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not what the column holds.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Span<T> Rows<T>(RowRange range) where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_data is null, this);
        if (ElementTypes.Of<T>() != Spec.ElementType)
        {
            throw new InvalidOperationException(
                $"Cannot read region {Spec.Name} because its type differs: asked={typeof(T).Name}, expected={Spec.ElementType}.");
        }

        CheckWithin(range);
        return new Span<T>((T*)_data + range.Start, range.Length);
    }

    /// <summary>A word of a region of bytes.</summary>
    /// <param name="start">Its first byte; a multiple of eight, or processors would tear it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It leaves the region, or straddles two words.</exception>
    internal SharedWord Word(int start)
    {
        if (start % sizeof(long) != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start), $"Cannot share a word of region {Spec.Name} because it straddles two: start={start}, expected=a multiple of {sizeof(long)}.");
        }

        fixed (byte* word = Rows<byte>(new RowRange(start, start + sizeof(long))))
        {
            // Mapped memory stays where it is.
            return new SharedWord((long*)word);
        }
    }

    private void CheckWithin(RowRange range)
    {
        if (range.Start < 0 || range.End > Spec.Rows || range.Start > range.End)
        {
            throw new ArgumentOutOfRangeException(
                nameof(range), $"Cannot read region {Spec.Name} because the range leaves it: range={range}, rows={Spec.Rows}.");
        }
    }

    /// <summary>Unmaps. The region itself lives on until its creator removes it.</summary>
    public void Dispose()
    {
        if (_data is null)
        {
            return;
        }

        _data = null;
        _view.Dispose();
    }

    /// <summary>Writes the header of a new region of zeros, and publishes it.</summary>
    /// <param name="spec">What it holds.</param>
    /// <param name="run">Its run.</param>
    /// <param name="view">Its bytes; taken over.</param>
    /// <param name="inHugePages">Whether to ask for huge pages.</param>
    internal static MappedRegion Publish(RegionSpec spec, RunId run, RegionView view, bool inHugePages)
    {
        MappedRegion region = new(spec, view)
        {
            HugePageBytes = inHugePages ? view.MakeHuge() : 0,
            WritableRows = new RowRange(0, spec.Rows),
        };
        RegionHeader* header = (RegionHeader*)view.Start;
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
        return region;
    }

    /// <summary>Takes a region that another process published, after checking that it is the one expected.</summary>
    /// <param name="spec">What it must hold.</param>
    /// <param name="run">Its run.</param>
    /// <param name="view">Its bytes; taken over, unless this throws.</param>
    /// <param name="access">What may be written of it.</param>
    internal static MappedRegion Attach(RegionSpec spec, RunId run, RegionView view, RegionAccess access)
    {
        RegionHeader* header = (RegionHeader*)view.Start;

        // SYNC POINT: region header. Pairs with the store in Publish.
        uint version = Volatile.Read(ref header->Version);
        RegionHeader found = *header;
        if (version == 0)
        {
            throw new RegionException(
                RegionFault.NotPublished, $"Cannot attach region {spec.Name} because its creator has not published it.");
        }

        RegionCheck.Throw(spec, run, version, found);
        return new MappedRegion(spec, view) { WritableRows = WriteGuard.Put(spec, access, (nint)view.Start, view.CanBeHuge).RowsOf(spec) };
    }
}
