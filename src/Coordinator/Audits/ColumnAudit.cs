using System.Numerics;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Audits;

/// <summary>What workers wrote of one column, held against their ranges.</summary>
/// <param name="use">The column.</param>
/// <param name="partition">Who may write which rows.</param>
/// <param name="written">What each worker wrote.</param>
internal sealed class ColumnAudit(ColumnUse use, Partition partition, IReadOnlyList<WrittenBits> written)
{
    /// <summary>A cache line of the processors that this is run on. (Some Arm processors have twice as much, as borders between ranges do.)</summary>
    public const int LineBytes = 64;

    private readonly int _rowsOfLine = LineBytes / use.ElementType.Bytes();

    // By worker. Copied once: what is counted must be what is then looked up, whoever writes to the bits meanwhile.
    private readonly uint[][] _words = [.. written.Select(Copy)];

    /// <summary>Looks for breaches.</summary>
    /// <param name="isWritable">Whether a kernel may write the column in this tick.</param>
    public IEnumerable<AuditFinding> Find(bool isWritable)
    {
        uint[] rows = WrittenTwice(static (word, _) => word);
        uint[] lines = WrittenTwice(Widen);
        for (int word = 0; word < lines.Length; word++)
        {
            // A row that both wrote is told of already.
            lines[word] &= ~Widen(rows[word], _rowsOfLine);
        }

        return new[] { Shared(rows), SharedLine(lines), Outside(), isWritable ? null : Undeclared() }.OfType<AuditFinding>();
    }

    private AuditFinding? Shared(uint[] rows)
    {
        if (FirstRow(rows) is not { } first)
        {
            return null;
        }

        (int worker, int other) = WritersOf(new RowRange(first, first + 1));
        return Finding(AuditBreach.SharedRow, RunFrom(first, row => Has(worker, row) && Has(other, row)), worker, other, Count(rows));
    }

    private AuditFinding? SharedLine(uint[] lines)
    {
        if (FirstRow(lines) is not { } first)
        {
            return null;
        }

        RowRange line = new(first, Math.Min(partition.Rows, first + _rowsOfLine));
        (int worker, int other) = WritersOf(line);
        int[] rows = [.. Enumerable.Range(line.Start, line.Length).Where(row => Has(worker, row) || Has(other, row))];
        return Finding(AuditBreach.SharedLine, new RowRange(rows[0], rows[^1] + 1), worker, other, Count(lines) / _rowsOfLine);
    }

    private AuditFinding? Outside() => OfWorkers(
        AuditBreach.OutsideRange,
        (worker, word) => ~WrittenBits.MaskOf(word, partition.Ranges[worker]),
        (worker, first) =>
        {
            int? owner = OwnerOf(first);
            return (RunFrom(first, row => Has(worker, row) && !IsIn(partition.Ranges[worker], row) && OwnerOf(row) == owner), owner);
        });

    private AuditFinding? Undeclared() => OfWorkers(
        AuditBreach.UndeclaredColumn, static (_, _) => uint.MaxValue, (worker, first) => (RunFrom(first, row => Has(worker, row)), null));

    // The first row that some worker wrote and must not have, and how many there are.
    private AuditFinding? OfWorkers(AuditBreach breach, Func<int, int, uint> forbidden, Func<int, int, (RowRange Rows, int? Other)> tell)
    {
        AuditFinding? found = null;
        long count = 0;
        for (int worker = 0; worker < _words.Length; worker++)
        {
            uint[] wrong = [.. _words[worker]];
            for (int word = 0; word < wrong.Length; word++)
            {
                wrong[word] &= wrong[word] == 0 ? 0 : forbidden(worker, word);
            }

            count += Count(wrong);
            if (found is null && FirstRow(wrong) is { } first)
            {
                (RowRange rows, int? other) = tell(worker, first);
                found = Finding(breach, rows, worker, other, count: 0);
            }
        }

        return found is null ? null : found with { Count = count };
    }

    private AuditFinding Finding(AuditBreach breach, RowRange rows, int worker, int? other, long count) => new(
        breach, use.Column, rows, (long)rows.Start / _rowsOfLine * LineBytes, (((long)rows.End - 1) / _rowsOfLine * LineBytes) + LineBytes, worker, other, count);

    private uint[] WrittenTwice(Func<uint, int, uint> widen)
    {
        uint[] once = new uint[WrittenBits.WordsFor(partition.Rows)];
        uint[] twice = new uint[once.Length];
        foreach (uint[] words in _words)
        {
            for (int word = 0; word < words.Length; word++)
            {
                uint bits = words[word] == 0 ? 0 : widen(words[word], _rowsOfLine);
                twice[word] |= once[word] & bits;
                once[word] |= bits;
            }
        }

        return twice;
    }

    // All bits of each cache line of which one is set.
    private static uint Widen(uint word, int rowsOfLine)
    {
        uint wide = 0;
        for (int row = 0; row < WrittenBits.RowsPerWord; row += rowsOfLine)
        {
            uint line = (uint)((1UL << rowsOfLine) - 1) << row;
            wide |= (word & line) == 0 ? 0 : line;
        }

        return wide;
    }

    private (int First, int Second) WritersOf(RowRange rows)
    {
        int[] writers = [.. Enumerable.Range(0, _words.Length).Where(worker => Enumerable.Range(rows.Start, rows.Length).Any(row => Has(worker, row))).Take(2)];
        return (writers[0], writers[1]);
    }

    private static uint[] Copy(WrittenBits bits)
    {
        uint[] words = bits.Words.ToArray();

        // Beyond the last row there is none that could be named.
        words[^1] &= WrittenBits.MaskOf(words.Length - 1, new RowRange(0, bits.Rows));
        return words;
    }

    private bool Has(int worker, int row) => (_words[worker][row / WrittenBits.RowsPerWord] >> (row % WrittenBits.RowsPerWord) & 1) != 0;

    private RowRange RunFrom(int first, Predicate<int> goesOn)
    {
        int end = first + 1;
        while (end < partition.Rows && goesOn(end))
        {
            end++;
        }

        return new RowRange(first, end);
    }

    private int? OwnerOf(int row)
    {
        for (int worker = 0; worker < partition.Ranges.Length; worker++)
        {
            if (IsIn(partition.Ranges[worker], row))
            {
                return worker;
            }
        }

        return null;
    }

    private static bool IsIn(RowRange range, int row) => row >= range.Start && row < range.End;

    private static int? FirstRow(uint[] words)
    {
        int word = Array.FindIndex(words, static each => each != 0);
        return word < 0 ? null : (word * WrittenBits.RowsPerWord) + BitOperations.TrailingZeroCount(words[word]);
    }

    private static long Count(uint[] words) => words.Sum(static word => (long)BitOperations.PopCount(word));
}
