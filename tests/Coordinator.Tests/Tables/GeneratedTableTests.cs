using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class GeneratedTableTests
{
    private static IEnumerable<ExampleColumn> BuiltIn => KernelCatalog.All.SelectMany(kernel => kernel.Example);

    // The bits were computed by another program, in another language, from the documentation alone.
    [Theory]
    [InlineData("pos", -1000f, 1000f, 0, 0UL, 0x43DCA060u)]
    [InlineData("pos", -1000f, 1000f, 1, 0UL, 0x4416E1B4u)]
    [InlineData("vel", -10f, 10f, 65536, 42UL, 0xC1055584u)]
    [InlineData("x", -100f, 100f, 9999999, ulong.MaxValue, 0xC1CEC6CCu)]
    [InlineData("pos", -1000f, 1000f, 123456, 7UL, 0x42CBF440u)]
    public void Values_are_those_that_the_documentation_describes(string name, float low, float high, int row, ulong seed, uint bits)
    {
        ColumnTable table = GeneratedTable.Make([new ExampleColumn(name, low, high)], row + 1, seed);

        Assert.Equal(bits, BitConverter.SingleToUInt32Bits(table[name].Values[row]));
    }

    [Fact]
    public void Values_depend_neither_on_the_number_of_rows_nor_on_other_columns()
    {
        ColumnTable few = GeneratedTable.Make([new ExampleColumn("vel", -10f, 10f)], 70_001, seed: 5);
        ColumnTable many = GeneratedTable.Make(BuiltIn, 200_000, seed: 5);

        Assert.True(few["vel"].Values.AsSpan().SequenceEqual(many["vel"].Values.AsSpan(0, 70_001)));
        Assert.False(few["vel"].Values.AsSpan().SequenceEqual(GeneratedTable.Make([new ExampleColumn("vel", -10f, 10f)], 70_001, seed: 6)["vel"].Values));
    }

    [Fact]
    public void The_built_in_kernels_get_values_in_their_half_open_ranges()
    {
        ColumnTable table = GeneratedTable.Make(BuiltIn, 1_000_000, seed: 1);

        Assert.Equal(["heat", "heat_next", "out", "pos", "vel", "x"], table.Columns.Select(column => column.Name).ToArray());
        Assert.All(table["out"].Values, value => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(value)));
        AssertSpread(table["pos"], 1000f);
        AssertSpread(table["vel"], 10f);
        AssertSpread(table["x"], 100f);
    }

    [Theory]
    [InlineData(1000f)]
    [InlineData(100f)]
    [InlineData(10f)]
    public void The_largest_draw_stays_below_the_bound_of_the_built_in_ranges(float bound)
    {
        float u = ((1 << 24) - 1) * (1f / (1 << 24));

        Assert.True(-bound + (u * (bound - -bound)) < bound);
    }

    [Fact]
    public void Every_built_in_kernel_can_run_on_what_it_asks_to_generate() => Assert.All(
        KernelCatalog.All,
        kernel => Assert.NotEmpty(kernel.Bind(kernel.Example.Select(column => column.Name).ToHashSet(StringComparer.Ordinal))));

    [Fact]
    public void A_column_that_two_kernels_share_is_generated_once()
    {
        ExampleColumn shared = new("pos", -1f, 1f);

        Assert.Single(GeneratedTable.Make([shared, shared with { }], 3, seed: 1).Columns);
    }

    [Fact]
    public void Differing_recipes_for_one_name_are_refused() => TemporaryFolder.Refuses(
        ExitCode.Usage,
        () => GeneratedTable.Make([new ExampleColumn("pos", -1f, 1f), new ExampleColumn("pos", -2f, 1f)], 3, seed: 1),
        "column pos", "low=-2", "expected=low -1");

    [Theory]
    [InlineData(1f, 0f)]
    [InlineData(float.NaN, 0f)]
    [InlineData(float.MinValue, float.MaxValue)]
    public void Bounds_that_make_no_range_are_refused(float low, float high) => TemporaryFolder.Refuses(
        ExitCode.Usage, () => GeneratedTable.Make([new ExampleColumn("pos", low, high)], 3, seed: 1), "column pos", "low=", "high=");

    [Theory]
    [InlineData(0)]
    [InlineData(Limits.MaxRows + 1)]
    public void Too_few_and_too_many_rows_are_refused(int rows) =>
        TemporaryFolder.Refuses(ExitCode.Usage, () => GeneratedTable.Make(BuiltIn, rows, seed: 1), $"rows={rows}");

    // A mean of a million uniform values strays from the middle by less than 0.1 % of the width in all but absurd luck.
    private static void AssertSpread(Column column, float bound)
    {
        Assert.All(column.Values, value => Assert.True(value >= -bound && value < bound));
        Assert.InRange(column.Values.Average(), -0.002f * bound, 0.002f * bound);
        Assert.InRange(column.Values.Min(), -bound, -0.999f * bound);
        Assert.InRange(column.Values.Max(), 0.999f * bound, bound);
    }
}
