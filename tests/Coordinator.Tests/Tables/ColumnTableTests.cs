using ParallelMotion.Coordinator.Tables;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class ColumnTableTests
{
    [Fact]
    public void Columns_stand_in_ordinal_order_of_their_names()
    {
        ColumnTable table = new(1, [new Column("b", [1f]), new Column("a", [2f]), new Column("B", [3f])]);

        Assert.Equal(["B", "a", "b"], table.Columns.Select(column => column.Name).ToArray());
        Assert.Equal(2f, table["a"].Values[0]);
        Assert.False(table.Names.Contains("A"));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_names_there_are()
    {
        ColumnTable table = new(1, [new Column("pos", [1f]), new Column("vel", [2f])]);

        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => table["x"]);
        Assert.Contains("column x", error.Message, StringComparison.Ordinal);
        Assert.Contains("pos, vel", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_another_length_or_of_the_same_name_make_no_table()
    {
        Assert.Contains("column=b", Assert.Throws<ArgumentException>(() => new ColumnTable(1, [new Column("b", [1f, 2f])])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ColumnTable(1, [new Column("b", [1f]), new Column("b", [2f])]));
    }
}
