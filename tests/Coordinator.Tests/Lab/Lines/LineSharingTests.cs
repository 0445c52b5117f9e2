using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Lab.Lines;

public sealed class LineSharingTests
{
    private const int Seed = 20261128;

    [Theory]
    [InlineData(64, 1, "0-1 1-2")]
    [InlineData(64, 1, "0-1 15-16")]
    [InlineData(64, 0, "0-16 16-32")]
    [InlineData(128, 1, "0-16 16-32")]
    [InlineData(64, 0, "0-1 16-17")]
    [InlineData(64, 1, "0-17 17-18 18-19")]
    [InlineData(64, 2, "0-17 17-40 40-41")]
    [InlineData(64, 0, "0-17 20-20 32-33")]
    public void A_stretch_with_two_writers_counts_once(int stretchBytes, int expected, string ranges) =>
        Assert.Equal(expected, LineSharing.Count(Of(ranges), sizeof(uint), stretchBytes));

    [Fact]
    public void Where_ranges_begin_within_a_stretch_is_told() => Assert.Equal([0, 4, 64], LineSharing.Beyond(Of("0-1 1-2 16-17 32-33"), sizeof(uint), 128));

    [Fact]
    public void Borders_of_a_job_leave_no_line_or_pair_of_lines_two_writers()
    {
        Random random = new(Seed);
        for (int round = 0; round < 200; round++)
        {
            (int rows, int workers) = (random.Next(1, 5_000_000), random.Next(1, 257));
            Partition partition = Partition.Split(rows, workers, sizeof(uint));
            Assert.True(LineSharing.Count(partition, sizeof(uint), 128) == 0, $"seed {Seed}: {rows} rows, {workers} workers");
        }
    }

    private static Partition Of(string ranges) => Partition.Unchecked(
        1000, [.. ranges.Split(' ').Select(static range => range.Split('-')).Select(static ends => new RowRange(int.Parse(ends[0]), int.Parse(ends[1])))]);
}
