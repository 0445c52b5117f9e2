using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Partitioning;

public sealed class WriteSetTests
{
    private static readonly Config Checks = Config.QuickThrowOnFailure.WithMaxTest(5000);

    /// <summary>Few and short enough that about half the tables have no overlap at all.</summary>
    private static Gen<WriteSet[]> Tables =>
        from count in Gen.Choose(0, 7)
        from sets in Sets.ArrayOf(count)
        select sets.Select((set, index) => set with { Task = $"task {index}" }).ToArray();

    private static Gen<WriteSet> Sets =>
        from column in Gen.Elements("a", "b", "A", "")
        from start in Gen.Choose(0, 40)
        from length in Gen.Elements(0, 1, 2, 3, 12)
        select new WriteSet("", column, new RowRange(start, start + length));

    [Fact]
    public void An_overlap_is_found_exactly_where_comparing_all_pairs_finds_one() =>
        Prop.ForAll(Tables.ToArbitrary(), sets =>
        {
            bool expected = sets.Any(first => sets.Any(second => first != second && Collide(first, second)));
            (WriteSet First, WriteSet Second)? found = WriteSet.FindOverlap(sets);

            Assert.Equal(expected, found is not null);
            if (found is { } pair)
            {
                Assert.Contains(pair.First, sets);
                Assert.Contains(pair.Second, sets);
                Assert.NotEqual(pair.First, pair.Second);
                Assert.True(Collide(pair.First, pair.Second), $"{pair.First} and {pair.Second}");
            }
        }).Check(Checks);

    [Fact]
    public void A_range_within_a_range_is_found_even_behind_an_empty_one()
    {
        WriteSet outer = new("outer", "pos", new RowRange(0, 100));
        WriteSet empty = new("empty", "pos", new RowRange(20, 20));
        WriteSet inner = new("inner", "pos", new RowRange(90, 91));

        Assert.Equal((outer, inner), WriteSet.FindOverlap([inner, empty, outer]));
    }

    [Fact]
    public void The_same_task_twice_overlaps_itself()
    {
        WriteSet task = new("motion in worker 0", "pos", new RowRange(0, 1));

        Assert.Equal((task, task), WriteSet.FindOverlap([task, task]));
        Assert.Null(WriteSet.FindOverlap([task]));
        Assert.Null(WriteSet.FindOverlap([]));
    }

    [Fact]
    public void Neighbours_and_other_columns_do_not_overlap() =>
        Assert.Null(WriteSet.FindOverlap(
        [
            new("first", "pos", new RowRange(0, 10)),
            new("second", "pos", new RowRange(10, 20)),
            new("third", "vel", new RowRange(0, 20)),
        ]));

    private static bool Collide(WriteSet first, WriteSet second) =>
        string.Equals(first.Column, second.Column, StringComparison.Ordinal)
        && Enumerable.Range(0, 64).Any(row => Holds(first, row) && Holds(second, row));

    private static bool Holds(WriteSet set, int row) => row >= set.Rows.Start && row < set.Rows.End;
}
