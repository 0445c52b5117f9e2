using System.Globalization;
using System.Numerics;
using System.Text;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>A CSV column whose cells are numbers.</summary>
internal abstract class CsvNumberColumn
{
    public static CsvNumberColumn Of(string header, int field, ElementType type) => type switch
    {
        ElementType.Float32 => new CsvNumberColumn<float>(header, field, "a number like -1.5 or 2e-3"),
        ElementType.Float64 => new CsvNumberColumn<double>(header, field, "a number like -1.5 or 2e-3"),
        ElementType.Int32 => new CsvNumberColumn<int>(header, field, $"a whole number from {int.MinValue} to {int.MaxValue}"),
        ElementType.UInt32 => new CsvNumberColumn<uint>(header, field, $"a whole number from 0 to {uint.MaxValue}"),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type that a column may hold."),
    };

    /// <summary>Takes the cell of the current record.</summary>
    public abstract void Add(CsvRecords records);

    public abstract Column ToColumn();
}

/// <summary>Cells of one type, parsed in one rounding. A whole number may be written in any way: 1000, 1e3 or 1000.0.</summary>
internal sealed class CsvNumberColumn<T>(string header, int field, string expected) : CsvNumberColumn
    where T : unmanaged, INumber<T>
{
    private readonly List<T> _values = [];

    public override void Add(CsvRecords records)
    {
        ReadOnlySpan<byte> cell = records.Field(field);

        // The parser takes "NaN" and "Infinity", and makes an infinity of what is too large.
        if (!T.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) || !T.IsFinite(value))
        {
            throw records.Refused(
                $"a cell is no finite {ElementTypes.Of<T>().Name()} number: column={Excerpt.Of(header)}, "
                + $"cell={Excerpt.Of(Encoding.UTF8.GetString(cell))}, expected={expected}");
        }

        _values.Add(value);
    }

    public override Column ToColumn() => new Column<T>(header, [.. _values]);
}
