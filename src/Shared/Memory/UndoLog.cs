using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// What a loop over float32 rows overwrites, kept a block at a time while it goes (an undo log, written ahead): a loop that is as fast as
/// memory delivers has stores to spare within its own pass, where a copy of the tile beforehand is a second pass.
/// <para>
/// Before a block is changed its rows are stored into a slot, and one word then says which they are and in which slot; only then is the
/// block changed. The two slots take turns, so what the word means is never what is being overwritten. All blocks before are done. So of a
/// process that was killed at any instruction exactly one block may be half done, and is in the slot that the word names.
/// </para>
/// Part of a <see cref="Journal"/>, which says whose tile it is. Not for use after that was disposed.
/// </summary>
public readonly unsafe struct UndoLog
{
    /// <summary>Rows of a block, at most.</summary>
    public const int MostRows = 128;

    private const int SlotsAt = ControlLayout.LineBytes;
    private const int SlotBytes = MostRows * sizeof(float);

    private readonly byte* _start;

    internal UndoLog(byte* start)
    {
        _start = start;
    }

    /// <summary>Whether there is one. Otherwise a copy of the tile is kept, or nothing is.</summary>
    public bool IsKept => _start is not null;

    /// <summary>How far the loop has come.</summary>
    public UndoPosition Position
    {
        get => UndoPosition.Of(Word.Read());
        set => Word.Write(value.ToWord());
    }

    private SharedWord Word => new((long*)_start);

    /// <summary>Where blocks are kept: the first slot, and <see cref="MostRows"/> rows on the second.</summary>
    internal ref float Slots => ref Unsafe.AsRef<float>(_start + SlotsAt);

    /// <summary>Where a loop over a column begins, or goes on after a death.</summary>
    /// <param name="column">The column, by its place among those that the kernel declared; loops come in their order.</param>
    /// <param name="rows">Rows of the tile.</param>
    /// <returns>Rows that are done.</returns>
    internal int Resume(int column, int rows)
    {
        UndoPosition last = Position;
        if (last.Column > column)
        {
            return rows;
        }

        if (last.Column < column)
        {
            Position = new UndoPosition(column, Row: 0, Count: 0, Slot: 0);
            return 0;
        }

        return last.Row;
    }

    /// <summary>Says which rows are kept, and that those before them are done.</summary>
    /// <param name="word">An <see cref="UndoPosition"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Keep(long word)
    {
        // SYNC POINT: undo log. As in the journal: neither compiler nor processor may store into the block before.
        Word.Write(word);
        Volatile.WriteBarrier();
    }

    /// <summary>Keeps a block that somebody else than a loop is about to change.</summary>
    /// <param name="column">The column, by its place among those that the kernel declared.</param>
    /// <param name="row">The first row, within the tile; those before it are done.</param>
    /// <param name="block">At most <see cref="MostRows"/> rows.</param>
    public void KeepBlock(int column, int row, ReadOnlySpan<float> block)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block.Length, MostRows, nameof(block));
        UndoPosition at = new(column, row, Count: 0, Slot: 0);
        Keep(at.ToWord());
        block.CopyTo(MemoryMarshal.CreateSpan(ref Slots, MostRows));
        Keep((at with { Count = block.Length }).ToWord());
    }

    /// <summary>The rows that are kept at a position.</summary>
    internal ReadOnlySpan<byte> Kept(UndoPosition position) =>
        new(_start + SlotsAt + (position.Slot * SlotBytes), position.Count * sizeof(float));
}
