using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>
/// The table of a run without input. A value is a pure function of seed, column name and row, so it doesn't depend on the
/// number of rows, on other columns or on the machine, and any language can recompute it. With unsigned 64-bit integers
/// that wrap around:
/// <code>
/// h = 0xCBF29CE484222325; for each byte b of the name in UTF-8: h = (h xor b) * 0x100000001B3      (FNV-1a)
/// z = seed + h + row * 0x9E3779B97F4A7C15                                                            (row counts from 0)
/// z = (z xor (z >> 30)) * 0xBF58476D1CE4E5B9
/// z = (z xor (z >> 27)) * 0x94D049BB133111EB
/// z = z xor (z >> 31)                                                                         (splitmix64's finaliser)
/// </code>
/// and then, by the column's type:
/// <code>
/// float32        u = float32(z >> 40) * float32(2^-24)              (exact: 24 bits, a multiple of 2^-24 below 1)
///                value = low + (u * (high - low))   (float32: difference, product and sum are each rounded to nearest even)
/// float64        u = float64(z >> 11) * 2^-53                       (exact: 53 bits), then the same in float64
/// int32, uint32  value = low + (((z >> 32) * (high - low)) >> 32)   (whole numbers of 64 bits, nothing is rounded)
/// </code>
/// The last rounding may reach <c>high</c> for a recipe whose range is narrow beside its bounds; none of the built-in ones,
/// and never an integer.
/// </summary>
internal static class GeneratedTable
{
    /// <summary>Generates each named column once.</summary>
    /// <param name="columns">The recipes; two of the same name must be equal.</param>
    /// <param name="rows">Rows, 1 to <see cref="Limits.MaxRows"/>.</param>
    /// <param name="seed">Any number.</param>
    public static ColumnTable Make(IEnumerable<ExampleColumn> columns, int rows, ulong seed)
    {
        if (rows is < 1 or > Limits.MaxRows)
        {
            throw RefusedException.Usage($"Cannot generate a table because of its size: rows={rows}, expected=1 to {Limits.MaxRows}.");
        }

        List<ExampleColumn> recipes = Distinct(columns);
        ColumnName.RequireRegionNames([.. recipes.Select(recipe => recipe.Name)]);
        return new ColumnTable(rows, recipes.Select(recipe => GeneratedColumn.Make(recipe, rows, seed)));
    }

    private static List<ExampleColumn> Distinct(IEnumerable<ExampleColumn> columns)
    {
        Dictionary<string, ExampleColumn> byName = new(StringComparer.Ordinal);
        foreach (ExampleColumn column in columns)
        {
            if (MissingRange(column) is { } expected)
            {
                throw RefusedException.Usage(
                    $"Cannot generate column {column.Name} because its bounds make no range: type={column.Type.Name()}, low={column.Low}, "
                    + $"high={column.High}, expected={expected}, low not above high.");
            }

            if (!byName.TryAdd(column.Name, column) && byName[column.Name] != column)
            {
                ExampleColumn other = byName[column.Name];
                throw RefusedException.Usage(
                    $"Cannot generate column {column.Name} because two kernels want different values in it: "
                    + $"low={column.Low}, high={column.High}, type={column.Type.Name()}, expected=low {other.Low}, high {other.High}, type {other.Type.Name()}. "
                    + "Run the kernels one by one, or give an input.");
            }
        }

        return [.. byName.Values];
    }

    // What the bounds ought to be; null where they are. Every comparison is false for a NaN.
    private static string? MissingRange(ExampleColumn column) => column.Type switch
    {
        ElementType.Float32 or ElementType.Float64 => column.Low <= column.High && float.IsFinite(column.High - column.Low)
            ? null
            : "finite", // An infinite width would make NaNs.
        ElementType.Int32 => MissingWholeRange(column, int.MinValue, int.MaxValue),
        ElementType.UInt32 => MissingWholeRange(column, uint.MinValue, uint.MaxValue),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "Not a type that a column may hold."),
    };

    private static string? MissingWholeRange(ExampleColumn column, double least, double most)
    {
        bool isRange = float.IsInteger(column.Low) && float.IsInteger(column.High)
            && column.Low >= least && column.Low <= most && column.Low <= column.High && column.High <= most + 1;
        return isRange ? null : $"whole numbers from {least:0} to {most:0}";
    }
}
