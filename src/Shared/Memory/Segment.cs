using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// A worker's private output: row numbers that it appends in one tick, which the coordinator reads once the tick is
/// answered. Nobody else writes to it while workers compute, so appending needs no lock; a serial run uses the first worker's.
/// <para>
/// What no longer fits is counted and not written: the count then says how much room there should have been, and nobody takes
/// a part of the rows for all of them.
/// </para>
/// <code>
///   byte 0        8        128
///        +--------+--------+------+------+---
///        | count  | zero   | row  | row  | ...   32 bits each
///        +--------+--------+------+------+---
/// </code>
/// </summary>
public sealed unsafe class Segment : IDisposable
{
    /// <summary>The words before the rows: two cache lines, as everywhere.</summary>
    private const int HeadBytes = 128;

    private readonly IDisposable _owner;
    private readonly string _name;
    private readonly SharedWord _published;
    private int* _rows;
    private long _count;

    private Segment(IDisposable owner, byte* start, string name, int capacity)
    {
        _owner = owner;
        _name = name;
        _published = new SharedWord((long*)start);
        _rows = (int*)(start + HeadBytes);
        Capacity = capacity;
    }

    /// <summary>Rows that it can hold.</summary>
    public int Capacity { get; }

    /// <summary>Rows that were appended in the last tick that was published; more than <see cref="Capacity"/> when it overflowed.</summary>
    public long Published => _published.Read();

    /// <summary>The spec of a segment's region.</summary>
    /// <param name="name">The segment's name.</param>
    /// <param name="worker">Whose it is.</param>
    /// <param name="capacity">Rows that it can hold: 1 to <see cref="Limits.MaxSegmentRows"/>.</param>
    public static RegionSpec Spec(string name, int worker, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, Limits.MaxSegmentRows);
        return new RegionSpec($"seg-{name}-{worker}", ElementType.UInt8, HeadBytes + (capacity * sizeof(int)));
    }

    /// <summary>Creates a worker's segment.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="name">The segment's name.</param>
    /// <param name="worker">Whose it is.</param>
    /// <param name="capacity">Rows that it can hold: 1 to <see cref="Limits.MaxSegmentRows"/>.</param>
    /// <exception cref="RegionException">As <see cref="RegionStore.Create"/>.</exception>
    public static Segment Create(RegionStore store, string name, int worker, int capacity)
    {
        ArgumentNullException.ThrowIfNull(store);
        return In(store.Create(Spec(name, worker, capacity)), capacity);
    }

    /// <summary>Attaches a worker's segment.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="name">The segment's name.</param>
    /// <param name="worker">Whose it is.</param>
    /// <param name="capacity">Rows that it can hold: 1 to <see cref="Limits.MaxSegmentRows"/>.</param>
    /// <exception cref="RegionException">As <see cref="RegionStore.Attach"/>.</exception>
    public static Segment Attach(RegionStore store, string name, int worker, int capacity)
    {
        ArgumentNullException.ThrowIfNull(store);
        return In(store.Attach(Spec(name, worker, capacity), RegionAccess.Whole), capacity);
    }

    /// <summary>A segment in this process's own memory, for trying what appends to one.</summary>
    /// <param name="capacity">Rows that it can hold, 1 or more.</param>
    public static Segment Scratch(int capacity)
    {
        NativeBlock block = new(HeadBytes + (capacity * sizeof(int)));
        return new Segment(block, block.Start, "scratch", capacity);
    }

    /// <summary>Rows appended so far in this tick.</summary>
    internal long Count => _count;

    /// <summary>Forgets what was appended behind the first so many rows: all of them before a tick, and what a dead process left where a tick is resumed.</summary>
    /// <param name="count">How many stay, 0 or more.</param>
    public void ResumeAt(long count) => _count = Math.Max(0, count);

    /// <summary>Appends a row; counts it where there is no room.</summary>
    /// <param name="row">The row's number in the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(int row)
    {
        if (_count < Capacity)
        {
            _rows[_count] = row;
        }

        _count++;
    }

    /// <summary>Lets whoever learns that the tick is done see what was appended.</summary>
    public void Publish() => _published.Write(_count);

    /// <summary>The rows that were published. For whoever was told that the tick is done, until the next is told.</summary>
    /// <exception cref="InvalidOperationException">It overflowed: <see cref="Published"/> rows would have needed room.</exception>
    public ReadOnlySpan<int> Read() => Read(Published);

    /// <summary>As many of the rows as were published.</summary>
    /// <param name="published">
    /// What <see cref="Published"/> gave, once: the word lies in memory that another process writes, and a second look may find another.
    /// </param>
    /// <exception cref="InvalidOperationException">As above.</exception>
    public ReadOnlySpan<int> Read(long published) => published >= 0 && published <= Capacity
        ? new ReadOnlySpan<int>(_rows, (int)published)
        : throw new InvalidOperationException(
            $"Cannot read segment {_name} because it overflowed: needed={published}, capacity={Capacity}, expected={published} rows of room.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows = null;
        _owner.Dispose();
    }

    private static Segment In(MappedRegion region, int capacity)
    {
        fixed (byte* start = region.Rows<byte>(new(0, HeadBytes + (capacity * sizeof(int)))))
        {
            // Mapped memory stays where it is.
            return new Segment(region, start, region.Spec.Name, capacity);
        }
    }
}
