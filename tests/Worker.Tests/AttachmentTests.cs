using ParallelMotion.Doubles;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker.Tests;

public sealed class AttachmentTests : IDisposable
{
    /// <summary>Two columns of as many pages as 4 MB have, and no border of the range on one.</summary>
    private const int Rows = 1_000_000;
    private static readonly RowRange Range = new(300, 900_001);

    /// <summary>The runtime's own: its code is mapped page by page as it is first run.</summary>
    private const int FewFaults = 40;

    private readonly PipePair _pipe = new();
    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly List<IDisposable> _regions = [];

    public AttachmentTests()
    {
        _regions.Add(_store.Create(RegionSpec.Column("pos", ElementType.Float32, Rows)));
        _regions.Add(_store.Create(RegionSpec.Column("vel", ElementType.Float32, Rows)));
        _regions.Add(ControlBlock.Create(_store, 1));
    }

    [Theory]
    [InlineData(Sweep.Streaming)]
    [InlineData(Sweep.Tiled)]
    [InlineData(Sweep.Fused)]
    public void The_first_tick_after_an_attach_takes_no_page_faults(Sweep sweep)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux counts page faults by thread.");

        using Attachment attachment = Attachment.To(Order(sweep), new PublishedProgress(_pipe.Hangup, EventWriter.Silent), FaultDrill.Off, EventWriter.Silent);
        long before = PageFaults.OfThisThread;
        attachment.Run(new Execute(0, 1));

        Assert.InRange(PageFaults.OfThisThread - before, 0, FewFaults);
    }

    [Fact]
    public void What_the_kernel_reads_is_mapped_to_be_read_and_what_it_writes_to_be_written_in_the_own_range_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists a process's maps in a file.");

        using Attachment attachment = Attachment.To(Order(Sweep.Streaming), new PublishedProgress(_pipe.Hangup, EventWriter.Silent), FaultDrill.Off, EventWriter.Silent);

        (long pos, long vel) = (attachment.RowAddresses[0], attachment.RowAddresses[1]);
        int page = Environment.SystemPageSize;
        Assert.Equal((pos + (Range.Start * sizeof(float))) / page * page, Writable("pos", pos).Start);
        Assert.Equal((pos + (Range.End * sizeof(float)) + page - 1) / page * page, Writable("pos", pos).End);
        Assert.All(MapsAround("vel", vel), static map => Assert.Equal((true, false), (map.IsReadable, map.IsWritable)));
    }

    [Fact]
    public void Who_has_no_rows_may_write_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists a process's maps in a file.");

        using Attachment attachment = Attachment.To(
            Order(Sweep.Streaming) with { Range = new RowRange(500, 500) }, new PublishedProgress(_pipe.Hangup, EventWriter.Silent), FaultDrill.Off, EventWriter.Silent);

        Assert.All(MapsAround("pos", attachment.RowAddresses[0]), static map => Assert.Equal((true, false), (map.IsReadable, map.IsWritable)));
    }

    [Fact]
    public void Addresses_are_told_in_the_order_of_the_schedules_columns()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists a process's maps in a file.");

        using Attachment attachment = Attachment.To(Order(Sweep.Streaming), new PublishedProgress(_pipe.Hangup, EventWriter.Silent), FaultDrill.Off, EventWriter.Silent);

        Assert.Equal(2, attachment.RowAddresses.Distinct().Count());
        Assert.NotEmpty(MapsAround("pos", attachment.RowAddresses[0]));
        Assert.NotEmpty(MapsAround("vel", attachment.RowAddresses[1]));
    }

    [Fact]
    public void In_an_audit_a_tick_changes_no_shared_row_and_what_it_would_have_changed_is_noted()
    {
        _regions.AddRange([_store.Create(WrittenBits.Spec(0, 0, Rows)), _store.Create(WrittenBits.Spec(1, 0, Rows))]);
        RowRange all = new(0, Rows);
        Vel.Rows<float>(all).Fill(2);

        using Attachment attachment = Attachment.To(
            Order(Sweep.Streaming) with { IsAudit = true }, new PublishedProgress(_pipe.Hangup, EventWriter.Silent), FaultDrill.Off, EventWriter.Silent);
        attachment.Run(new Execute(0, 1));
        attachment.Spoil(FaultAction.Stray);
        attachment.NoteWrites();

        Assert.True(Pos.Rows<float>(all).IndexOfAnyExcept(0f) < 0);
        Assert.True(Vel.Rows<float>(all).IndexOfAnyExcept(2f) < 0);
        Span<uint> pos = new WrittenBits((MappedRegion)_regions[3], Rows).Words;
        for (int word = 0; word < pos.Length; word++)
        {
            // The stray wrote the row behind the range.
            Assert.Equal(WrittenBits.MaskOf(word, new RowRange(Range.Start, Range.End + 1)), pos[word]);
        }

        Assert.Equal(0, new WrittenBits((MappedRegion)_regions[4], Rows).Count);
    }

    public void Dispose()
    {
        _regions.ForEach(static region => region.Dispose());
        _store.Dispose();
        _pipe.Dispose();
    }

    private MappedRegion Pos => (MappedRegion)_regions[0];

    private MappedRegion Vel => (MappedRegion)_regions[1];

    private MapLine Writable(string column, long rows) => Assert.Single(MapsAround(column, rows), static map => map.IsWritable);

    // The creator's mapping lies in this process too; the one that is meant starts with the header, just before row 0.
    private MapLine[] MapsAround(string column, long rows) =>
    [
        .. ProcessMaps.Of(Path.Combine(_store.Place, $"col-{column}"))
            .Where(map => map.Start >= rows - 65536 && map.End <= rows + RegionSpec.Column(column, ElementType.Float32, Rows).TotalBytes),
    ];

    private Attach Order(Sweep sweep) => new()
    {
        Run = _store.Run,
        Worker = 0,
        Place = _store.Place,
        Workers = 1,
        Rows = Rows,
        Range = Range,
        Kernels = [new AttachedKernel("motion", 0, ["pos", "vel"])],
        Dt = 0.5f,
        Sweep = sweep,
        TileRows = 4096,
    };
}
