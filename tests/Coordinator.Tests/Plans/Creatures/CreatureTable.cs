using System.Runtime.InteropServices;
using ParallelMotion.Coordinator.Plans.Creatures;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Plans.Creatures;

/// <summary>Creatures in arrays, of random bits, and what a renewal makes of them.</summary>
internal sealed class CreatureTable
{
    private readonly Dictionary<string, uint[]> _columns = new(StringComparer.Ordinal);

    public CreatureTable(Random random, int rows)
    {
        Rows = rows;
        foreach (string name in Renewal.Recipes.Select(static recipe => recipe.Name).Append(Renewal.Born))
        {
            _columns.Add(name, [.. Enumerable.Range(0, rows).Select(_ => (uint)random.NextInt64(1L << 32))]);
        }
    }

    private CreatureTable(CreatureTable other)
    {
        Rows = other.Rows;
        _columns = other._columns.ToDictionary(static column => column.Key, static column => (uint[])column.Value.Clone(), StringComparer.Ordinal);
    }

    public int Rows { get; }

    /// <summary>A creature's bits in all columns.</summary>
    public string this[int row] => string.Join(' ', _columns.Values.Select(column => column[row]));

    /// <summary>Values of a column of float32.</summary>
    public float Float(string column, int row) => BitConverter.UInt32BitsToSingle(_columns[column][row]);

    /// <summary>Values of a column of uint32.</summary>
    public uint Whole(string column, int row) => _columns[column][row];

    /// <summary>The table after a renewal; this one stays.</summary>
    public CreatureTable After(Renewal renewal, int[] dead, int tick)
    {
        CreatureTable after = new(this);
        BoundColumns bound = new(renewal.Columns, use => new Storage(after._columns[use.Column], use.ElementType));
        renewal.Run(bound.Rows(new RowRange(0, Rows)), dead, new Tick(tick, 1));
        return after;
    }

    private sealed class Storage(uint[] bits, ElementType type) : IColumnStorage
    {
        public int RowCount => bits.Length;

        public ElementType ElementType => type;

        public RowSlice Slice(RowRange range)
        {
            Span<uint> rows = bits.AsSpan(range.Start, range.Length);
            return type == ElementType.Float32 ? RowSlice.Of(MemoryMarshal.Cast<uint, float>(rows)) : RowSlice.Of(rows);
        }
    }
}
