using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

/// <summary>What is written through a private view stays with it.</summary>
public sealed class PrivateAccessTests : IDisposable
{
    private readonly RegionRun _run = new();

    public void Dispose() => _run.Dispose();

    // The second lies in huge pages where the system grants them.
    [Theory]
    [InlineData(1000)]
    [InlineData(3_000_000)]
    public void A_write_is_seen_by_nobody_else(int rows)
    {
        RowRange all = new(0, rows);
        RegionSpec spec = RegionSpec.Column("pos", ElementType.Float32, rows);
        MappedRegion shared = _run.Create(spec, inHugePages: true);
        shared.Rows<float>(all).Fill(3);

        MappedRegion first = _run.Attach(spec, RegionAccess.Private);
        MappedRegion second = _run.Attach(spec, RegionAccess.Private);
        first.Rows<float>(all).Fill(4);
        second.Rows<float>(all)[rows - 1] = 5;

        Assert.Equal(all, first.WritableRows);
        Assert.True(shared.Rows<float>(all).IndexOfAnyExcept(3f) < 0);
        Assert.True(first.Rows<float>(all).IndexOfAnyExcept(4f) < 0);
        Assert.Equal(rows - 1, second.Rows<float>(all).IndexOfAnyExcept(3f));
        Assert.True(_run.Attach(spec).Rows<float>(all).IndexOfAnyExcept(3f) < 0);
    }

    [Fact]
    public void What_is_not_as_announced_is_refused_as_ever()
    {
        _run.Create(RegionSpec.Column("pos", ElementType.Float32, 1000));

        RegionRun.Refuses(RegionFault.Mismatch, () => _run.Attach(RegionSpec.Column("pos", ElementType.Int32, 1000), RegionAccess.Private));
        RegionRun.Refuses(RegionFault.NotFound, () => _run.Attach(RegionSpec.Column("vel", ElementType.Float32, 1000), RegionAccess.Private));
    }
}
