using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

/// <summary>Columns are filled, compared and hashed by the bytes of slices.</summary>
public sealed class SliceBytesTests : IDisposable
{
    private const int Count = 1000;

    private readonly RegionRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    [InlineData(ElementType.Int32)]
    [InlineData(ElementType.UInt8)]
    public void They_are_those_of_the_rows_asked_for(ElementType type)
    {
        MappedRegion region = _run.Create(RegionSpec.Column("a", type, Count));
        region.Slice(new RowRange(400, 402)).Bytes.Fill(7);

        byte[] all = region.Slice(new RowRange(0, Count)).Bytes.ToArray();
        int elementBytes = type.Bytes();
        Assert.Equal(Count * elementBytes, all.Length);
        Assert.Equal(400 * elementBytes, Array.IndexOf(all, (byte)7));
        Assert.Equal((402 * elementBytes) - 1, Array.LastIndexOf(all, (byte)7));
        Assert.Equal(2 * elementBytes, all.Count(static each => each == 7));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, Count + 1)]
    [InlineData(5, 4)]
    [InlineData(int.MinValue, int.MaxValue)]
    public void A_slice_that_leaves_the_region_is_refused(int start, int end)
    {
        MappedRegion region = _run.Create(RegionSpec.Column("a", ElementType.Float64, Count));

        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => region.Slice(new RowRange(start, end)).Count);
        Assert.Contains("rows=1000", refused.Message, StringComparison.Ordinal);
    }

    // Nothing is read, so one byte may stand for all of them.
    [Theory]
    [InlineData(ElementType.Float32, 1 << 29)]
    [InlineData(ElementType.Float64, 1 << 28)]
    [InlineData(ElementType.Float64, 1 << 29)]
    [InlineData(ElementType.Float64, 1 << 30)]
    public void More_of_them_than_a_span_counts_are_refused_before_the_count_wraps(ElementType type, int rows)
    {
        byte first = 0;

        Assert.Throws<OverflowException>(() => RowSlice.At(ref first, rows, type).Bytes.Length);
    }
}
