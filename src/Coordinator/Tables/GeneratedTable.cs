using System.Runtime.CompilerServices;
using System.Text;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;

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
/// u = float32(z >> 40) * float32(2^-24)                              (exact: 24 bits, a multiple of 2^-24 below 1)
/// value = low + (u * (high - low))          (float32: difference, product and sum are each rounded to nearest even)
/// </code>
/// The last rounding may reach <c>high</c> for a recipe whose range is narrow beside its bounds; none of the built-in ones.
/// </summary>
internal static class GeneratedTable
{
    // A block takes tens of microseconds: long beside the cost of handing it to a thread, short beside the whole.
    private const int BlockRows = 1 << 16;
    private const ulong RowStep = 0x9E3779B97F4A7C15;

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
        return new ColumnTable(rows, recipes.Select(recipe => new Column(recipe.Name, Values(recipe, rows, seed))));
    }

    private static List<ExampleColumn> Distinct(IEnumerable<ExampleColumn> columns)
    {
        Dictionary<string, ExampleColumn> byName = new(StringComparer.Ordinal);
        foreach (ExampleColumn column in columns)
        {
            // Also false for a NaN; an infinite width would make NaNs of it.
            if (!(column.Low <= column.High) || !float.IsFinite(column.High - column.Low))
            {
                throw RefusedException.Usage(
                    $"Cannot generate column {column.Name} because its bounds make no range: low={column.Low}, high={column.High}, "
                    + "expected=finite, low not above high.");
            }

            if (!byName.TryAdd(column.Name, column) && byName[column.Name] != column)
            {
                ExampleColumn other = byName[column.Name];
                throw RefusedException.Usage(
                    $"Cannot generate column {column.Name} because two kernels want different values in it: "
                    + $"low={column.Low}, high={column.High}, expected=low {other.Low}, high {other.High}. "
                    + "Run the kernels one by one, or give an input.");
            }
        }

        return [.. byName.Values];
    }

    private static float[] Values(ExampleColumn recipe, int rows, ulong seed)
    {
        float[] values = GC.AllocateUninitializedArray<float>(rows);
        ulong origin = seed + Fnv1a(recipe.Name);
        int blocks = (int)(((long)rows + BlockRows - 1) / BlockRows);
        Parallel.For(0, blocks, block =>
        {
            int start = block * BlockRows;
            Fill(values.AsSpan(start, Math.Min(BlockRows, rows - start)), origin + ((ulong)start * RowStep), recipe);
        });
        return values;
    }

    // Compiled fully at first call: it is called once a column, too seldom for tiering.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(Span<float> values, ulong state, ExampleColumn recipe)
    {
        float low = recipe.Low;
        float width = recipe.High - recipe.Low;
        for (int row = 0; row < values.Length; row++)
        {
            float u = (int)(Finalise(state) >> 40) * (1f / (1 << 24));

            // The cast forbids a wider or a fused intermediate.
            values[row] = low + (float)(u * width);
            state += RowStep;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finalise(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static ulong Fnv1a(string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte each in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ each) * 0x100000001B3;
        }

        return hash;
    }
}
