using System.Globalization;
using System.Text;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>A CSV column whose cells are float32, parsed in one rounding.</summary>
internal sealed class CsvNumberColumn(string header, int field)
{
    private readonly List<float> _values = [];

    public void Add(CsvRecords records)
    {
        ReadOnlySpan<byte> cell = records.Field(field);

        // The parser takes "NaN" and "Infinity", and makes an infinity of what is too large.
        if (!float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) || !float.IsFinite(value))
        {
            throw records.Refused(
                $"a cell is no finite float32 number: column={Excerpt.Of(header)}, cell={Excerpt.Of(Encoding.UTF8.GetString(cell))}, "
                + "expected=a number like -1.5 or 2e-3");
        }

        _values.Add(value);
    }

    public Column ToColumn() => new(header, [.. _values]);
}
