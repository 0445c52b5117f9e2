using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class ColumnNameTests
{
    [Theory]
    [InlineData("pos")]
    [InlineData("pos_x")]
    [InlineData("A-1.b")]
    [InlineData("0")]
    public void Plain_names_may_be_regions(string name) => ColumnName.RequireRegionName(name);

    [Theory]
    [InlineData("", "bytes=0")]
    [InlineData(".pos", "starts with a dot")]
    [InlineData("..", "starts with a dot")]
    [InlineData("a/b", "position=2")]
    [InlineData("a b", "position=2")]
    [InlineData("größe", "position=3")]
    [InlineData("pos\u001b[2J", "\"pos?[2J\"")]
    public void Other_names_are_refused_with_the_reason(string name, string part) =>
        TemporaryFolder.Refuses(ExitCode.Usage, () => ColumnName.RequireRegionName(name), "Cannot use column", part, "expected=", "Rename");

    [Fact]
    public void A_name_may_have_the_most_bytes_and_no_more()
    {
        ColumnName.RequireRegionName(new string('a', Limits.MaxColumnNameBytes));
        TemporaryFolder.Refuses(ExitCode.Usage, () => ColumnName.RequireRegionName(new string('a', Limits.MaxColumnNameBytes + 1)), "bytes=65", "1 to 64");
    }

    [Fact]
    public void More_columns_than_a_run_may_have_are_refused()
    {
        string[] names = [.. Enumerable.Range(0, Limits.MaxColumns + 1).Select(i => $"c{i}")];

        ColumnName.RequireRegionNames(names[..Limits.MaxColumns]);
        TemporaryFolder.Refuses(ExitCode.Usage, () => ColumnName.RequireRegionNames(names), "columns=4097", "4096 at most");
    }
}
