using System.Numerics;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Which rows of one column one worker changed in an audited tick: a bit for each row of the table, the lowest bit of a word
/// first. The worker writes every word, and the coordinator reads them once the tick is answered.
/// <para>
/// Bits, because their number is known beforehand whatever was written: ten million rows take 1.25 MB a worker and column. Row numbers
/// of every second row would take 20 MB, and a list with less room could only say that it overflowed.
/// </para>
/// </summary>
public sealed class WrittenBits
{
    /// <summary>Rows of one word.</summary>
    public const int RowsPerWord = 32;

    private readonly IColumnStorage _words;

    /// <summary>Takes words for bits.</summary>
    /// <param name="words">The words: a region of <see cref="Spec"/>, or scratch memory of as many.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <exception cref="ArgumentException">There is not a bit for each row.</exception>
    public WrittenBits(IColumnStorage words, int rows)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.RowCount != WordsFor(rows))
        {
            throw new ArgumentException($"Cannot note written rows because the words don't fit: words={words.RowCount}, rows={rows}, expected={WordsFor(rows)}.", nameof(words));
        }

        _words = words;
        Rows = rows;
    }

    /// <summary>Rows of the table.</summary>
    public int Rows { get; }

    /// <summary>The words; bits beyond the last row are 0.</summary>
    public Span<uint> Words => _words.Slice(new RowRange(0, _words.RowCount)).As<uint>();

    /// <summary>How many rows were changed.</summary>
    public long Count
    {
        get
        {
            long count = 0;
            foreach (uint word in Words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>The region that holds them.</summary>
    /// <param name="column">The column's place among those of the schedule, from 0.</param>
    /// <param name="worker">Whose they are.</param>
    /// <param name="rows">Rows of the table, 1 to <see cref="Limits.MaxRows"/>.</param>
    public static RegionSpec Spec(int column, int worker, int rows) => new($"audit-{column}-{worker}", ElementType.UInt32, WordsFor(rows));

    /// <summary>Words that hold a bit for each row.</summary>
    /// <param name="rows">Rows of the table.</param>
    public static int WordsFor(int rows) => (int)(((long)rows + RowsPerWord - 1) / RowsPerWord);

    /// <summary>The bits of one word that stand for rows of a range.</summary>
    /// <param name="word">The word's index.</param>
    /// <param name="range">The rows.</param>
    public static uint MaskOf(int word, RowRange range)
    {
        long first = (long)word * RowsPerWord;
        int start = (int)Math.Clamp(range.Start - first, 0, RowsPerWord);
        int end = (int)Math.Clamp(range.End - first, 0, RowsPerWord);
        return end <= start ? 0 : (uint)((1UL << end) - (1UL << start));
    }
}
