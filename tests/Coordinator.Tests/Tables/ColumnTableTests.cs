using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class ColumnTableTests
{
    [Fact]
    public void Columns_stand_in_ordinal_order_of_their_names()
    {
        ColumnTable table = new(1, [new Column<float>("b", [1f]), new Column<float>("a", [2f]), new Column<float>("B", [3f])]);

        Assert.Equal(["B", "a", "b"], table.Columns.Select(column => column.Name).ToArray());
        Assert.Equal(2f, table["a"].Floats()[0]);
        Assert.False(table.Names.Contains("A"));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_names_there_are()
    {
        ColumnTable table = new(1, [new Column<float>("pos", [1f]), new Column<float>("vel", [2f])]);

        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => table["x"]);
        Assert.Contains("column x", error.Message, StringComparison.Ordinal);
        Assert.Contains("pos, vel", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_says_what_its_columns_hold()
    {
        ColumnTable table = new(1, [new Column<double>("mass", [1]), new Column<uint>("id", [2])]);

        Assert.Equal(ElementType.Float64, table.TypeOf("mass"));
        Assert.Equal(ElementType.UInt32, table.TypeOf("id"));
        Assert.Null(table.TypeOf("Mass"));
    }

    [Fact]
    public void Replaced_columns_stand_beside_the_very_ones_that_stay()
    {
        ColumnTable table = new(1, [new Column<float>("b", [1f]), new Column<double>("a", [2])]);

        ColumnTable other = table.With(static column => column.Name is "b" ? new Column<int>("b", [3]) : column);

        Assert.Same(table["a"], other["a"]);
        Assert.Equal([3], other["b"].Values<int>());
        Assert.Equal([1f], table["b"].Floats());
        Assert.Throws<ArgumentException>(() => table.With(static _ => new Column<int>("b", [3, 4])));
    }

    [Fact]
    public void Columns_of_another_length_or_of_the_same_name_make_no_table()
    {
        Assert.Contains("column=b", Assert.Throws<ArgumentException>(() => new ColumnTable(1, [new Column<float>("b", [1f, 2f])])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ColumnTable(1, [new Column<float>("b", [1f]), new Column<float>("b", [2f])]));
    }
}
