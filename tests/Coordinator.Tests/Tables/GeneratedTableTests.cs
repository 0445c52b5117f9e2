using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

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

        Assert.Equal(bits, BitConverter.SingleToUInt32Bits(table[name].Floats()[row]));
    }

    [Theory]
    [InlineData("mass", -1000f, 1000f, 0, 0UL, 0xC080D109C5A7669Eul)]
    [InlineData("mass", -1000f, 1000f, 65536, 42UL, 0xC080983312EEEE66ul)]
    [InlineData("t", 0f, 1f, 123456, ulong.MaxValue, 0x3FCBD78A0EBC0064ul)]
    public void So_are_doubles(string name, float low, float high, int row, ulong seed, ulong bits)
    {
        ColumnTable table = GeneratedTable.Make([new ExampleColumn(name, low, high, ElementType.Float64)], row + 1, seed);

        Assert.Equal(bits, BitConverter.DoubleToUInt64Bits(table[name].Values<double>()[row]));
    }

    [Theory]
    [InlineData("id", -2147483648f, 2147483648f, 0, 0UL, -1317960868)]
    [InlineData("id", -2147483648f, 2147483648f, 70000, 42UL, 699494418)]
    [InlineData("die", 1f, 7f, 9, 7UL, 3)]
    public void So_are_integers(string name, float low, float high, int row, ulong seed, int value)
    {
        ColumnTable table = GeneratedTable.Make([new ExampleColumn(name, low, high, ElementType.Int32)], row + 1, seed);

        Assert.Equal(value, table[name].Values<int>()[row]);
    }

    [Theory]
    [InlineData("key", 0f, 4294967296f, 0, 0UL, 1216263927u)]
    [InlineData("key", 0f, 4294967296f, 70000, 42UL, 2401878767u)]
    [InlineData("hue", 0f, 360f, 9, 7UL, 321u)]
    public void So_are_integers_without_a_sign(string name, float low, float high, int row, ulong seed, uint value)
    {
        ColumnTable table = GeneratedTable.Make([new ExampleColumn(name, low, high, ElementType.UInt32)], row + 1, seed);

        Assert.Equal(value, table[name].Values<uint>()[row]);
    }

    [Fact]
    public void Integers_take_every_value_of_their_range_and_never_its_bound()
    {
        ColumnTable table = GeneratedTable.Make(
            [new ExampleColumn("die", 1, 7, ElementType.Int32), new ExampleColumn("one", 5, 5, ElementType.UInt32), new ExampleColumn("top", 4294967040f, 4294967296f, ElementType.UInt32)],
            10_000,
            seed: 1);

        Assert.Equal([1, 2, 3, 4, 5, 6], table["die"].Values<int>().Distinct().Order());
        Assert.All(table["one"].Values<uint>(), static value => Assert.Equal(5u, value));
        Assert.Equal(4294967040u, table["top"].Values<uint>().Min());
        Assert.Equal(uint.MaxValue, table["top"].Values<uint>().Max());
    }

    [Fact]
    public void Values_depend_neither_on_the_number_of_rows_nor_on_other_columns()
    {
        ColumnTable few = GeneratedTable.Make([new ExampleColumn("vel", -10f, 10f)], 70_001, seed: 5);
        ColumnTable many = GeneratedTable.Make(BuiltIn, 200_000, seed: 5);

        Assert.True(few["vel"].Floats().AsSpan().SequenceEqual(many["vel"].Floats().AsSpan(0, 70_001)));
        Assert.False(few["vel"].Floats().AsSpan().SequenceEqual(GeneratedTable.Make([new ExampleColumn("vel", -10f, 10f)], 70_001, seed: 6)["vel"].Floats()));
    }

    [Fact]
    public void The_built_in_kernels_get_values_in_their_half_open_ranges()
    {
        ColumnTable table = GeneratedTable.Make(BuiltIn, 1_000_000, seed: 1);

        Assert.Equal(["a", "b", "c", "count", "energy", "heat", "heat_next", "metabolism", "out", "pos", "step", "sum", "vel", "work", "x"], table.Columns.Select(column => column.Name).ToArray());
        Assert.All(table["out"].Floats(), value => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(value)));
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

    [Fact]
    public void Differing_types_for_one_name_are_refused() => TemporaryFolder.Refuses(
        ExitCode.Usage,
        () => GeneratedTable.Make([new ExampleColumn("pos", 0, 1), new ExampleColumn("pos", 0, 1, ElementType.Int32)], 3, seed: 1),
        "column pos", "type=int32", "type float32");

    [Theory]
    [InlineData(ElementType.Float64, float.NegativeInfinity, 0f, "expected=finite")]
    [InlineData(ElementType.Int32, 0.5f, 1f, "expected=whole numbers from -2147483648 to 2147483647")]
    [InlineData(ElementType.Int32, 0f, 1.5f, "expected=whole")]
    [InlineData(ElementType.Int32, 2f, 1f, "low not above high")]
    [InlineData(ElementType.Int32, float.NaN, 1f, "expected=whole")]
    [InlineData(ElementType.Int32, -2147483904f, 0f, "low=-2.147484E+09")]
    [InlineData(ElementType.Int32, 0f, 2147483904f, "high=2.147484E+09")]
    [InlineData(ElementType.Int32, 2147483648f, 2147483648f, "expected=whole")]
    [InlineData(ElementType.UInt32, -1f, 0f, "expected=whole numbers from 0 to 4294967295")]
    [InlineData(ElementType.UInt32, 4294967296f, 4294967296f, "expected=whole")]
    public void Bounds_that_the_type_can_not_reach_are_refused(ElementType type, float low, float high, string part) => TemporaryFolder.Refuses(
        ExitCode.Usage, () => GeneratedTable.Make([new ExampleColumn("pos", low, high, type)], 3, seed: 1), "column pos", $"type={type.Name()}", part);

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
        Assert.All(column.Floats(), value => Assert.True(value >= -bound && value < bound));
        Assert.InRange(column.Floats().Average(), -0.002f * bound, 0.002f * bound);
        Assert.InRange(column.Floats().Min(), -bound, -0.999f * bound);
        Assert.InRange(column.Floats().Max(), 0.999f * bound, bound);
    }
}
