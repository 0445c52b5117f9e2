using ParallelMotion.Doubles;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;

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

        using Attachment attachment = Attachment.To(Order(sweep), worker: 0, new PublishedProgress(_pipe.Hangup), FaultDrill.Off);
        long before = PageFaults.OfThisThread;
        attachment.Run(firstTick: 0, 1);

        Assert.InRange(PageFaults.OfThisThread - before, 0, FewFaults);
    }

    public void Dispose()
    {
        _regions.ForEach(static region => region.Dispose());
        _store.Dispose();
        _pipe.Dispose();
    }

    private Attach Order(Sweep sweep) => new()
    {
        Run = _store.Run,
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
