using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Worker.Tests;

/// <summary>A run's regions for two workers of the kernel motion, positions 0 and velocities 2, gone with the test.</summary>
internal sealed class MotionTable : IDisposable
{
    public const int Rows = 1000;

    public MotionTable()
    {
        Pos = Store.Create(RegionSpec.Column("pos", ElementType.Float32, Rows));
        Vel = Store.Create(RegionSpec.Column("vel", ElementType.Float32, Rows));
        Control = ControlBlock.Create(Store, 2);
        Vel.Rows<float>(new RowRange(0, Rows)).Fill(2);
    }

    public RegionStore Store { get; } = RegionStore.CreateFor(RunId.New());

    public MappedRegion Pos { get; }

    public MappedRegion Vel { get; }

    public ControlBlock Control { get; }

    /// <summary>Attaches a worker to rows 100 to 299, which a tick moves by 1.</summary>
    public Attach Order() => new()
    {
        Run = Store.Run,
        Worker = 1,
        Place = Store.Place,
        Workers = 2,
        Rows = Rows,
        Range = new RowRange(100, 300),
        Kernels = [new AttachedKernel("motion", 0, ["pos", "vel"])],
        Dt = 0.5f,
        Sweep = Sweep.Streaming,
        TileRows = 4096,
    };

    public void Dispose()
    {
        Control.Dispose();
        Pos.Dispose();
        Vel.Dispose();
        Store.Dispose();
    }
}
