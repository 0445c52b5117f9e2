using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// A worker's journal: the copy of the tile that it is changing, and a word that says whether it is changing one. Ticks change rows
/// in place and can't simply be repeated; with the copy whoever comes after a dead worker puts the tile back to what it was, and
/// repeats just that.
/// <para>
/// The order of stores is what counts: the copy, the entry, the word, and only then the tile; afterwards the word again. A
/// process that is killed has made all stores before the instruction that it was killed at and none behind it, so no
/// flush is needed. (What a power failure leaves is another matter: nothing of it is on a disk.)
/// </para>
/// <code>
///   byte 0        128                  256                  384 .. 4096   4096
///        +--------+--------------------+--------------------+-------------+---------------------------
///        | word   | entry of even tile | entry of odd tile  | undo log    | the tile's written columns,
///        +--------+--------------------+--------------------+-------------+ one behind the other
/// </code>
/// The word is 2n once n tiles are done, and 2n - 1 while the n-th is open. Two entries take turns, so the one that the word means is
/// never the one that is being written.
/// </summary>
public sealed unsafe class Journal : IDisposable
{
    private const int HeadBytes = 4096;
    private const int UndoAt = 3 * ControlLayout.LineBytes;
    private readonly IDisposable? _owner;
    private readonly SharedWord _word;
    private readonly JournalRecord[] _records;
    private readonly byte* _start;
    private byte* _image;
    private long _state;

    private Journal(IDisposable? owner, byte* start, int imageBytes)
    {
        _owner = owner;
        _start = start;
        _image = start + HeadBytes;
        ImageBytes = imageBytes;
        _word = new SharedWord((long*)start);
        _records = [RecordAt(1), RecordAt(2)];

        // A word that nobody can have written means the same as none: nothing is to be put back by it.
        _state = Math.Max(0, _word.Read());

        JournalRecord RecordAt(int line) => new(word => new SharedWord((long*)(start + (line * ControlLayout.LineBytes)) + word));
    }

    /// <summary>Bytes that a tile's written columns may take.</summary>
    public int ImageBytes { get; }

    /// <summary>Whether a tile is being changed, or was when the worker died.</summary>
    public bool IsOpen => (_state & 1) != 0;

    /// <summary>The tile that is open, or the last one that was done; null when there was none, or its entry can be none.</summary>
    public JournalEntry? Last => _state == 0 ? null : CurrentRecord.Read();

    private JournalRecord CurrentRecord => _records[(int)(((_state + 1) >> 1) & 1)];

    /// <summary>The spec of a journal's region.</summary>
    /// <param name="worker">Whose it is.</param>
    /// <param name="imageBytes">Bytes that a tile's written columns may take: 1 to <see cref="Limits.MaxJournalBytes"/>.</param>
    public static RegionSpec Spec(int worker, int imageBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imageBytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(imageBytes, Limits.MaxJournalBytes);
        return new RegionSpec($"journal-{worker}-{imageBytes}", ElementType.UInt8, HeadBytes + imageBytes);
    }

    /// <summary>Bytes that a tile's written columns may take in a region of <see cref="Spec"/>.</summary>
    public static int ImageBytesOf(RegionSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.Rows - HeadBytes;
    }

    /// <summary>The tile that a worker has begun or done last, for whoever keeps the region mapped and writes no journal.</summary>
    /// <param name="region">A region of <see cref="Spec"/>.</param>
    public static JournalEntry? Peek(MappedRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        fixed (byte* start = region.Rows<byte>(new RowRange(0, HeadBytes)))
        {
            return new Journal(owner: null, start, imageBytes: 0).Last;
        }
    }

    /// <summary>Opens a worker's journal in its region.</summary>
    /// <param name="region">A region of <see cref="Spec"/>, which the worker may write; taken over.</param>
    public static Journal In(MappedRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        fixed (byte* start = region.Rows<byte>(new RowRange(0, region.RowCount)))
        {
            // Mapped memory stays where it is.
            return new Journal(region, start, region.RowCount - HeadBytes);
        }
    }

    /// <summary>A journal in this process's own memory, for trying what writes one.</summary>
    /// <param name="imageBytes">Bytes that a tile's written columns may take.</param>
    public static Journal Scratch(int imageBytes)
    {
        NativeBlock block = new(HeadBytes + imageBytes);
        return new Journal(block, block.Start, imageBytes);
    }

    /// <summary>Where the tile's written columns are copied to, one behind the other.</summary>
    public Span<byte> Image
    {
        get
        {
            ObjectDisposedException.ThrowIf(_image is null, this);
            return new Span<byte>(_image, ImageBytes);
        }
    }

    /// <summary>Where a kernel that keeps what it overwrites itself does so, in place of a copy.</summary>
    public UndoLog Undo
    {
        get
        {
            ObjectDisposedException.ThrowIf(_image is null, this);
            return new UndoLog(_start + UndoAt);
        }
    }

    /// <summary>Says that a tile is about to be changed. Its copy is complete, or its undo log begins.</summary>
    /// <param name="entry">Which.</param>
    /// <exception cref="InvalidOperationException">One is open already: open and done would be swapped from here on.</exception>
    public void Open(in JournalEntry entry)
    {
        if (IsOpen)
        {
            throw new InvalidOperationException($"Broken invariant: cannot open a tile because one is open already: word={_state}, expected=an even one.");
        }

        _records[(int)(((_state >> 1) + 1) & 1)].Write(entry);

        // SYNC POINT: journal. Read by whoever comes after this process. The barrier keeps the compiler, and the processor where it
        // is one that would, from storing into the tile before it is said to be open.
        _word.Write(++_state);
        Volatile.WriteBarrier();
    }

    /// <summary>Says that the open tile is done.</summary>
    /// <param name="found">Rows that the kernel has found in its tick.</param>
    public void Close(long found)
    {
        CurrentRecord.WriteFound(found);
        _word.Write(++_state);
    }

    /// <summary>Says that the open tile is as it was before, once it has been put back.</summary>
    public void TakeBack() => _word.Write(--_state);

    /// <inheritdoc/>
    public void Dispose()
    {
        _image = null;
        _owner?.Dispose();
    }
}
