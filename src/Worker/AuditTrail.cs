using System.Runtime.InteropServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Worker;

/// <summary>
/// Notes which rows this worker changed in an audited tick: its private columns, compared with the shared ones, which nobody has
/// changed. A row that was written with the bits that it had can't be told from one that wasn't written.
/// </summary>
internal sealed class AuditTrail
{
    /// <summary>Rows that are compared before progress is told: 4 MiB of a column of float32. Whole words of bits.</summary>
    private const int BlockRows = 1 << 20;

    private readonly AuditedColumn[] _columns;
    private readonly ISweepProgress _progress;

    /// <summary>Maps what it compares with, and what it notes in.</summary>
    /// <param name="regions">The worker's columns, mapped for it alone.</param>
    /// <param name="schedule">Says which columns there are.</param>
    /// <param name="progress">Hears of the rows compared, so that nobody takes a comparison for a hang.</param>
    /// <exception cref="RegionException">A region is not there, or not as announced.</exception>
    public AuditTrail(MappedRegions regions, Schedule schedule, ISweepProgress progress)
    {
        _columns = [.. schedule.Columns.Select((use, index) => new AuditedColumn(regions.SharedView(use), regions.Column(use), regions.Written(index)))];
        _progress = progress;
    }

    /// <summary>Compares every column, all of its rows.</summary>
    public void Record() => Array.ForEach(_columns, Record);

    private void Record(AuditedColumn column)
    {
        for (int start = 0; start < column.After.RowCount; start += BlockRows)
        {
            RowRange block = new(start, (int)Math.Min(column.After.RowCount, (long)start + BlockRows));
            Span<uint> words = column.Written.Words[(start / WrittenBits.RowsPerWord)..];
            Compare(column.Before.Slice(block).Bytes, column.After.Slice(block).Bytes, words, column.After.ElementType.Bytes());
            _progress.Finished(block.Length);
        }
    }

    // By their bits: a NaN equals itself here, and 0 doesn't equal -0.
    private static void Compare(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, Span<uint> words, int rowBytes)
    {
        if (rowBytes == sizeof(ulong))
        {
            Compare(MemoryMarshal.Cast<byte, ulong>(before), MemoryMarshal.Cast<byte, ulong>(after), words);
        }
        else
        {
            Compare(MemoryMarshal.Cast<byte, uint>(before), MemoryMarshal.Cast<byte, uint>(after), words);
        }
    }

    private static void Compare<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after, Span<uint> words) where T : unmanaged, IEquatable<T>
    {
        for (int word = 0; word < WrittenBits.WordsFor(before.Length); word++)
        {
            int first = word * WrittenBits.RowsPerWord;
            int rows = Math.Min(WrittenBits.RowsPerWord, before.Length - first);
            words[word] = Changed(before.Slice(first, rows), after.Slice(first, rows));
        }
    }

    private static uint Changed<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after) where T : unmanaged, IEquatable<T>
    {
        if (before.SequenceEqual(after))
        {
            return 0;
        }

        uint changed = 0;
        for (int row = 0; row < before.Length; row++)
        {
            changed |= before[row].Equals(after[row]) ? 0 : 1u << row;
        }

        return changed;
    }

    private sealed record AuditedColumn(MappedRegion Before, MappedRegion After, WrittenBits Written);
}
