using System.Runtime.Versioning;
using ParallelMotion.Doubles;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

[SupportedOSPlatform("linux")]
public sealed class PrefaultTests : IDisposable
{
    private const int Rows = 1_000_000;

    /// <summary>The runtime's own: its code is mapped page by page as it is first run.</summary>
    private const int FewFaults = 40;

    // Neither border lies on a page.
    private static readonly RowRange Range = new(300, 800_001);
    private static readonly RegionSpec Spec = RegionSpec.Column("pos", ElementType.Float32, Rows);

    private readonly RegionRun _run;

    public PrefaultTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux counts page faults by thread.");
        _run = new RegionRun();
        _run.Create(Spec).Rows<float>(new RowRange(0, Rows)).Fill(1);
    }

    public void Dispose() => _run?.Dispose();

    [Fact]
    public void After_it_a_sweep_over_the_rows_takes_no_page_faults()
    {
        MappedRegion region = _run.Attach(Spec);
        _ = FaultsOfSweep(_run.Attach(Spec));

        long without = FaultsOfSweep(_run.Attach(Spec));
        _ = Prefault.Take(region.Slice(Range).Bytes, isWritable: true);
        long with = FaultsOfSweep(region);

        Assert.True(without > 10 * FewFaults, $"{without} faults without prefault tell nothing");
        Assert.True(with < FewFaults, $"{with} faults, {without} without prefault");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1023, 1025)]
    [InlineData(1024, 2048)]
    [InlineData(Rows - 1, Rows)]
    [InlineData(0, Rows)]
    public void Pages_are_populated_wherever_within_them_rows_start_and_end(int start, int end)
    {
        Assert.SkipUnless(Environment.OSVersion.Version >= new Version(5, 14), "This kernel can't populate.");

        Assert.True(Prefault.TryPopulate(_run.Attach(Spec).Slice(new RowRange(start, end)).Bytes, isWritable: true));
    }

    [Fact]
    public void Rows_that_may_not_be_written_are_made_ready_to_be_read()
    {
        Assert.SkipUnless(Environment.OSVersion.Version >= new Version(5, 14), "This kernel can't populate.");
        MappedRegion region = _run.Attach(Spec, RegionAccess.ReadOnly);

        Assert.False(Prefault.TryPopulate(region.Slice(Range).Bytes, isWritable: true));
        Assert.True(Prefault.TryPopulate(region.Slice(Range).Bytes, isWritable: false));
        long before = PageFaults.OfThisThread;
        Assert.Equal(-1, region.Rows<float>(Range).IndexOfAnyExcept(1f));

        Assert.InRange(PageFaults.OfThisThread - before, 0, FewFaults);
    }

    [Fact]
    public void Rows_are_made_ready_up_to_the_border_of_a_guard_that_lies_on_no_page()
    {
        MappedRegion region = _run.Attach(Spec, RegionAccess.WritableIn(Range));
        _ = FaultsOfSweep(_run.Attach(Spec));

        _ = Prefault.Take(region.Slice(Range).Bytes, isWritable: true);

        Assert.InRange(FaultsOfSweep(region), 0, FewFaults);
    }

    [Fact]
    public void No_row_is_changed_neither_in_the_range_nor_beside_it()
    {
        MappedRegion region = _run.Attach(Spec);

        _ = Prefault.Take(region.Slice(Range).Bytes, isWritable: true);

        Assert.Equal(-1, region.Rows<float>(new RowRange(0, Rows)).IndexOfAnyExcept(1f));
    }

    [Fact]
    public void No_rows_are_no_pages() => Assert.True(Prefault.TryPopulate([], isWritable: true));

    private static long FaultsOfSweep(MappedRegion region)
    {
        Span<float> rows = region.Rows<float>(Range);
        long before = PageFaults.OfThisThread;
        rows.Fill(1);
        return PageFaults.OfThisThread - before;
    }
}
