using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Verification;

public sealed class FoundRowsTests
{
    [Fact]
    public void The_same_rows_in_the_same_ticks_are_no_mismatch_whatever_they_took() =>
        Assert.Null((Found([3, 5], [7]) with { MergeSeconds = 9, EndSeconds = 8 }).Compare(Found([3, 5], [7])));

    public static TheoryData<int[][]> Others => new(
        new int[][] { [3, 5], [8] },
        new int[][] { [5, 3], [7] },
        new int[][] { [3], [5, 7] },
        new int[][] { [3, 5, 7], [] },
        new int[][] { [3, 5, 7] },
        new int[][] { [3, 5], [7], [] },
        new int[][] { [3, 5], [] },
        new int[][] { [3, 5], [7, 7] });

    [Theory]
    [MemberData(nameof(Others))]
    public void Another_row_order_tick_or_number_is_a_mismatch(int[][] ticks)
    {
        FoundRows other = Found(ticks);

        Mismatch mismatch = Assert.IsType<Mismatch>(other.Compare(Found([3, 5], [7])));
        Assert.Equal("rows found", mismatch.Column);
        Assert.StartsWith($"{other.Rows} rows, sha256 ", mismatch.Found, StringComparison.Ordinal);
        Assert.StartsWith("3 rows, sha256 ", mismatch.Expected, StringComparison.Ordinal);
    }

    private static FoundRows Found(params int[][] ticks)
    {
        FoundRowsDigest digest = new();
        Array.ForEach(ticks, rows => digest.Add(rows));
        return new FoundRows(digest.Rows, digest.Hash(), MergeSeconds: 1, EndSeconds: 2);
    }
}
