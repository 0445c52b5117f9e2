using ParallelMotion.Coordinator.Audits;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Audits;

public sealed class AuditTextTests
{
    private static readonly MadeWrites Made = new(Partition.Split(1000, 2, elementBytes: 4), ColumnUse.Writes<float>("pos"));

    [Fact]
    public void A_clean_tick_is_one_sentence() => Assert.Equal(
        ["Audited one tick of made with 2 workers: 1,234 rows written, each by one worker, no cache line by two."],
        AuditText.Of(new AuditedTick(Made.Plan, 1234, [])), StringComparer.Ordinal);

    [Theory]
    [InlineData((int)AuditBreach.SharedRow, 1, "workers 0 and 1 wrote the same rows in one tick: kernels=made, column=pos, rows=[600, 610), bytes=[2368, 2496), in all=1 row, expected=each row by one worker. ")]
    [InlineData((int)AuditBreach.SharedLine, 1, "workers 0 and 1 wrote the same cache line of 64 bytes in one tick: kernels=made, column=pos, rows=[600, 610), bytes=[2368, 2496), in all=1 line, ")]
    [InlineData((int)AuditBreach.OutsideRange, 2000, "worker 0 wrote rows outside of its range: kernels=made, column=pos, rows=[600, 610), bytes=[2368, 2496), own rows=[0, 512), those rows belong to worker 1, in all=2,000 rows, ")]
    [InlineData((int)AuditBreach.UndeclaredColumn, 2, "worker 0 wrote a column that no kernel of the tick may write in it: kernels=made, column=pos, rows=[600, 610), bytes=[2368, 2496), own rows=[0, 512), in all=2 rows, ")]
    public void A_finding_says_who_and_where_and_what_to_do(int breach, long count, string part)
    {
        string text = AuditText.Of(Made.Plan, new AuditFinding((AuditBreach)breach, "pos", new(600, 610), 2368, 2496, 0, 1, count));

        Assert.StartsWith("Cannot run ", text, StringComparison.Ordinal);
        Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Matches("(give them|look for|put the border)", text);
    }

    [Fact]
    public void Rows_that_nobody_has_are_said_to_be_nobodys() => Assert.Contains(
        "those rows belong to nobody",
        AuditText.Of(Made.Plan, new AuditFinding(AuditBreach.OutsideRange, "pos", new(600, 610), 2368, 2496, 0, null, 1)),
        StringComparison.Ordinal);
}
