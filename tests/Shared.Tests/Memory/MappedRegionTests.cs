using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

public sealed class MappedRegionTests : IDisposable
{
    private const int Count = 1000;

    private readonly RegionRun _run = new();
    private readonly MappedRegion _region;

    public MappedRegionTests()
    {
        _region = _run.Create(RegionSpec.Column("pos", ElementType.Float32, Count));
    }

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, Count + 1)]
    [InlineData(Count, Count + 1)]
    [InlineData(Count + 1, Count + 1)]
    [InlineData(5, 4)]
    [InlineData(int.MinValue, int.MaxValue)]
    [InlineData(int.MinValue, 0)]
    [InlineData(int.MinValue, 1)]
    [InlineData(int.MaxValue, int.MinValue)]
    [InlineData(1, int.MinValue)]
    public void A_range_that_leaves_the_region_is_refused(int start, int end)
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => Read(start, end));
        Assert.Contains("rows=1000", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(Count, Count)]
    [InlineData(0, Count)]
    [InlineData(Count - 1, Count)]
    public void A_range_within_the_region_has_its_rows(int start, int end) => Assert.Equal(end - start, Read(start, end));

    [Fact]
    public void A_range_starts_at_its_row()
    {
        _region.Rows<float>(new RowRange(0, Count))[400] = 4;

        Assert.Equal(4, _region.Rows<float>(new RowRange(400, 401))[0]);
    }

    [Fact]
    public void Another_type_than_the_regions_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => _region.Rows<byte>(new RowRange(0, 1)).Length);
        Assert.Throws<InvalidOperationException>(() => _region.Rows<int>(new RowRange(0, 1)).Length);
    }

    [Fact]
    public void A_disposed_region_is_not_read()
    {
        _region.Dispose();
        _region.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Read(0, 1));
        Assert.Throws<ObjectDisposedException>(() => Read(0, 0));
    }

    [Fact]
    public void Disposing_one_mapping_leaves_the_others()
    {
        MappedRegion other = _run.Attach(_region.Spec);
        _region.Dispose();
        other.Rows<float>(new RowRange(0, 1))[0] = 2;

        Assert.Equal(2, _run.Attach(other.Spec).Rows<float>(new RowRange(0, 1))[0]);
    }

    private int Read(int start, int end) => _region.Rows<float>(new RowRange(start, end)).Length;
}
