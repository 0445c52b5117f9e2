namespace ParallelMotion.Shared.Memory;

/// <summary>How far a logged loop has come in a tile.</summary>
/// <param name="Column">The column that it changes, by its place among those that the kernel declared; those before it are done.</param>
/// <param name="Row">Rows of the tile that are done in that column.</param>
/// <param name="Count">Rows behind them that are kept, and may be changed already; 0 for none.</param>
/// <param name="Slot">Where they are kept: 0 or 1.</param>
public readonly record struct UndoPosition(int Column, int Row, int Count, int Slot)
{
    private const int CountAt = 1;
    private const int RowAt = 16;
    private const int ColumnAt = 47;

    /// <summary>What a word grows by when so many rows are done, and as many are kept in the other slot (<c>^ 1</c>) next.</summary>
    public static long Stride(int count) => (long)count << RowAt;

    /// <summary>As a word; no word of a position is negative.</summary>
    public long ToWord() => ((long)Column << ColumnAt) | ((long)Row << RowAt) | ((long)Count << CountAt) | (long)Slot;

    /// <summary>Of a word, whatever it holds.</summary>
    public static UndoPosition Of(long word) => new(
        (int)((word >> ColumnAt) & 0xFFFF),
        (int)((word >> RowAt) & 0x7FFF_FFFF),
        (int)((word >> CountAt) & 0x7FFF),
        (int)(word & 1));
}
