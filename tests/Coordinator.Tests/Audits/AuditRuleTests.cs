using System.Collections.Immutable;
using ParallelMotion.Coordinator.Audits;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Audits;

public sealed class AuditRuleTests
{
    private static readonly ColumnUse[] Uses = [ColumnUse.Writes<float>("pos"), ColumnUse.Writes<double>("mass"), ColumnUse.Reads<int>("kind")];

    [Fact]
    public void Nothing_is_found_where_each_worker_wrote_its_rows_of_written_columns()
    {
        MadeWrites made = new(Partition.Split(1000, 3, elementBytes: 4), Uses);
        for (int worker = 0; worker < 3; worker++)
        {
            RowRange range = made.Plan.Partition.Ranges[worker];
            made.Write(0, worker, range.Start, range.End).Write(1, worker, range.Start, range.End);
        }

        Assert.Empty(Find(made));
    }

    [Fact]
    public void A_row_that_two_wrote_is_named_with_both_and_those_that_follow_and_its_line_is_not_told_again()
    {
        // Worker 1 has all rows from 100 on, and worker 0 may write up to 120.
        MadeWrites made = new MadeWrites(Partition.Unchecked(1000, [new(0, 120), new(100, 1000)]), Uses).Write(1, 0, 90, 112).Write(1, 1, 105, 300);

        Assert.Equal([new AuditFinding(AuditBreach.SharedRow, "mass", new(105, 112), 832, 896, 0, 1, 7)], Find(made));
    }

    [Fact]
    public void A_line_that_two_wrote_is_named_with_both_and_its_bytes()
    {
        // 100 rows of float32 end in the middle of the seventh line.
        MadeWrites made = new MadeWrites(Partition.Unchecked(1000, [new(0, 100), new(100, 1000)]), Uses).Write(0, 0, 10, 100).Write(0, 1, 100, 1000);

        Assert.Equal([new AuditFinding(AuditBreach.SharedLine, "pos", new(96, 112), 384, 448, 0, 1, 1)], Find(made));
    }

    [Fact]
    public void A_row_beyond_the_range_is_named_with_whose_it_is_also_where_its_owner_wrote_nothing()
    {
        MadeWrites made = new MadeWrites(Partition.Split(1000, 2, elementBytes: 4), Uses).Write(0, 1, 500, 1000).Write(0, 1, 3, 7);

        Assert.Equal([new AuditFinding(AuditBreach.OutsideRange, "pos", new(3, 7), 0, 64, 1, 0, 16)], Find(made));
    }

    [Fact]
    public void Bits_beyond_the_last_row_name_none()
    {
        MadeWrites made = new MadeWrites(Partition.Split(1000, 2, elementBytes: 4), Uses).Write(0, 0, 1000, 1024).Write(0, 1, 1000, 1024);

        Assert.Empty(Find(made));
    }

    [Fact]
    public void A_column_that_is_only_read_is_named()
    {
        MadeWrites made = new MadeWrites(Partition.Split(1000, 2, elementBytes: 4), Uses).Write(2, 1, 600, 601);

        Assert.Equal([new AuditFinding(AuditBreach.UndeclaredColumn, "kind", new(600, 601), 2368, 2432, 1, null, 1)], Find(made));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Of_a_pair_that_swaps_the_first_tick_may_write_the_second(int column, bool isFound)
    {
        MadeWrites made = new MadeWrites(Partition.Split(1000, 1, elementBytes: 4), [.. ColumnUse.Swaps<float>("a", "b"), .. ColumnUse.Swaps<float>("c", "d")]).Write(column, 0, 5, 6);

        Assert.Equal(isFound ? [AuditBreach.UndeclaredColumn] : [], Find(made).Select(static each => each.Breach));
    }

    [Fact]
    public void A_kind_is_told_once_with_all_its_rows()
    {
        MadeWrites made = new MadeWrites(Partition.Split(1000, 2, elementBytes: 4), Uses).Write(0, 0, 600, 610).Write(1, 0, 700, 720).Write(2, 1, 600, 605);

        Assert.Equal([(AuditBreach.OutsideRange, "pos", 30L), (AuditBreach.UndeclaredColumn, "kind", 5L)], Find(made).Select(static each => (each.Breach, each.Column, each.Count)));
    }

    // Against every row and every line, one by one.
    [Fact]
    public void Random_writes_are_judged_as_by_trying_every_row_and_every_line()
    {
        for (int seed = 1; seed <= 300; seed++)
        {
            MadeWrites made = Random(seed);
            List<(AuditBreach Breach, string Column, int Worker, int Start, long Count)> expected = [.. WrittenOneByOne.Breaches(made, Uses)];

            Assert.True(
                expected.SequenceEqual(Find(made).Select(static each => (each.Breach, each.Column, each.Worker, each.Rows.Start, each.Count))),
                $"seed={seed}, expected={string.Join(' ', expected)}, found={string.Join(' ', Find(made))}");
        }
    }

    private static MadeWrites Random(int seed)
    {
        Random random = new(seed);
        int rows = random.Next(1, 200);
        int workers = random.Next(1, 5);
        ImmutableArray<RowRange> ranges = [.. Enumerable.Range(0, workers).Select(_ => Interval(random, rows))];
        MadeWrites made = new(random.Next(2) == 0 ? Partition.Unchecked(rows, ranges) : Partition.Split(rows, workers, elementBytes: 4), Uses);
        for (int each = random.Next(0, 8); each > 0; each--)
        {
            int worker = random.Next(workers);
            RowRange interval = random.Next(3) == 0 ? Interval(random, rows) : made.Plan.Partition.Ranges[worker];
            made.Write(random.Next(10) == 0 ? 2 : random.Next(2), worker, interval.Start, interval.End);
        }

        return made;
    }

    private static RowRange Interval(Random random, int rows)
    {
        int start = random.Next(rows + 1);
        return new RowRange(start, random.Next(start, rows + 1));
    }

    private static IReadOnlyList<AuditFinding> Find(MadeWrites made) => AuditRule.Find(made.Plan, made.Of);
}
