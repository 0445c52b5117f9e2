using System.Runtime.Versioning;
using ParallelMotion.Doubles;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

[SupportedOSPlatform("linux")]
public sealed class WriteGuardTests : IDisposable
{
    private const int Rows = 300_001;

    /// <summary>Rows of a column that is mapped on the border of a huge page.</summary>
    private const int ManyRows = 5_000_000;

    private static readonly RegionSpec Spec = RegionSpec.Column("pos", ElementType.Float32, Rows);

    private readonly RegionRun _run;

    public WriteGuardTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists a process's maps in a file.");
        _run = new RegionRun();
    }

    public static TheoryData<ElementType, int, int, int> Ranges => new()
    {
        { ElementType.Float32, Rows, 0, Rows },
        { ElementType.Float32, Rows, 16384, 32768 },
        { ElementType.Float32, Rows, 0, 16384 },
        { ElementType.Float32, Rows, 16384, Rows },
        { ElementType.Float32, Rows, 300, 200_001 },
        { ElementType.Float32, Rows, 1023, 1025 },
        { ElementType.Float32, Rows, 1023, 1024 },
        { ElementType.Float32, Rows, 1024, 1025 },
        { ElementType.Float32, Rows, Rows - 1, Rows },
        { ElementType.Float32, 1, 0, 1 },
        { ElementType.Float64, Rows, 300, 200_001 },
        { ElementType.Int32, Rows, 32768, 65536 },
        { ElementType.Float32, ManyRows, 1_228_800, 2_457_600 },
        { ElementType.Float32, ManyRows, 1_228_800, ManyRows },
    };

    public void Dispose() => _run?.Dispose();

    [Theory]
    [MemberData(nameof(Ranges))]
    public void The_pages_of_the_range_may_be_written_and_no_others(ElementType type, int rows, int start, int end)
    {
        RegionSpec spec = Created(RegionSpec.Column("some", type, rows));

        MappedRegion attached = _run.Attach(spec, RegionAccess.WritableIn(new RowRange(start, end)));

        int row = type.Bytes();
        Assert.All(PagesOf(spec), page => Assert.Equal(page.Start < 65536 + ((long)end * row) && page.End > 65536 + ((long)start * row), page.IsWritable));
        int rowsOfPage = Environment.SystemPageSize / row;
        Assert.Equal(
            new RowRange(start / rowsOfPage * rowsOfPage, Math.Min(rows, (end + rowsOfPage - 1) / rowsOfPage * rowsOfPage)),
            attached.WritableRows);
    }

    [Fact]
    public void Who_writes_row_0_may_write_the_header_where_a_guard_between_them_would_cut_a_huge_page()
    {
        Assert.SkipUnless(HugePages.Bytes > 0, "Nothing is aligned where there are no huge pages.");
        RegionSpec spec = Created(RegionSpec.Column("some", ElementType.Float32, ManyRows));

        MappedRegion attached = _run.Attach(spec, RegionAccess.WritableIn(new RowRange(0, 1_228_800)));

        Assert.All(PagesOf(spec), static page => Assert.Equal(page.Start < 65536 + (1_228_800 * sizeof(float)), page.IsWritable));
        Assert.Equal(new RowRange(0, 1_228_800), attached.WritableRows);
    }

    [Fact]
    public void Nothing_of_a_column_that_is_only_read_may_be_written()
    {
        MappedRegion attached = _run.Attach(Created(Spec), RegionAccess.ReadOnly);

        Assert.All(PagesOf(Spec), static page => Assert.False(page.IsWritable));
        Assert.True(attached.WritableRows.IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    [InlineData(Rows)]
    public void Who_has_no_rows_may_write_nothing(int at)
    {
        MappedRegion attached = _run.Attach(Created(Spec), RegionAccess.WritableIn(new RowRange(at, at)));

        Assert.All(PagesOf(Spec), static page => Assert.False(page.IsWritable));
        Assert.True(attached.WritableRows.IsEmpty);
    }

    [Fact]
    public void All_of_a_region_that_is_asked_for_whole_may_be_written_the_header_too()
    {
        MappedRegion attached = _run.Attach(Created(Spec), RegionAccess.Whole);

        Assert.All(PagesOf(Spec), static page => Assert.True(page.IsWritable));
        Assert.Equal(new RowRange(0, Rows), attached.WritableRows);
    }

    [Fact]
    public void A_forgotten_access_is_none() => Assert.Equal(RegionAccess.ReadOnly, default);

    [Fact]
    public void All_rows_stay_readable_and_what_is_written_is_seen_by_others()
    {
        MappedRegion created = _run.Create(Spec);
        created.Rows<float>(new RowRange(0, Rows)).Fill(1);
        RowRange own = new(16384, 32768);
        MappedRegion attached = _run.Attach(Spec, RegionAccess.WritableIn(own));

        attached.Rows<float>(own).Fill(2);

        Assert.Equal(own.Length, created.Rows<float>(new RowRange(0, Rows)).Count(2f));
        Assert.Equal(Rows - own.Length, attached.Rows<float>(new RowRange(0, Rows)).Count(1f));
    }

    [Fact]
    public void Two_workers_share_a_page_only_where_their_border_is_none_of_pages()
    {
        _ = Created(Spec);

        Assert.False(Writable(new(0, 16384)).Overlaps(Writable(new(16384, Rows))));
        Assert.True(Writable(new(0, 16416)).Overlaps(Writable(new(16416, Rows))));

        RowRange Writable(RowRange rows) => _run.Attach(Spec, RegionAccess.WritableIn(rows)).WritableRows;
    }

    [Fact]
    public void A_guarded_region_is_unmapped_whole()
    {
        MappedRegion attached = _run.Attach(Created(Spec), RegionAccess.WritableIn(new RowRange(16384, 32768)));

        attached.Dispose();

        Assert.Empty(ProcessMaps.Of(_run.At(Spec.Name)));
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, Rows + 1)]
    public void Rows_that_the_region_does_not_have_are_refused(int start, int end)
    {
        RegionSpec spec = Created(Spec);

        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(
            () => _run.Attach(spec, RegionAccess.WritableIn(new RowRange(start, end))));

        Assert.Contains($"rows=[{start}, {end})", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_of_the_system_is_an_error_and_not_a_region_without_a_guard() =>

        // No page starts at 1.
        RegionRun.Refuses(RegionFault.Refused, static () => WriteGuard.Put(Spec, RegionAccess.ReadOnly, start: 1), "Cannot guard region col-pos", "cause=");

    // Its creator's own mapping is gone, so that what the kernel lists is the one that is tested.
    private RegionSpec Created(RegionSpec spec)
    {
        _run.Create(spec).Dispose();
        return spec;
    }

    // Every page of the region, counted from its first byte, and what may be done with it.
    private IEnumerable<MapLine> PagesOf(RegionSpec spec)
    {
        IReadOnlyList<MapLine> maps = ProcessMaps.Of(_run.At(spec.Name));
        Assert.Equal(spec.TotalBytes, maps.Sum(static map => map.End - map.Start));
        Assert.All(maps, static map => Assert.True(map.IsReadable));
        long first = maps[0].Start;
        int page = Environment.SystemPageSize;
        return
            from map in maps
            from start in Enumerable.Range(0, (int)((map.End - map.Start) / page)).Select(index => map.Start - first + ((long)index * page))
            select map with { Start = start, End = start + page };
    }
}
