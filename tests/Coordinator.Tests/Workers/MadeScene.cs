using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Workers;

/// <summary>
/// A million rows for two workers, of which the first runs the second of two kernels, that writes <c>pos</c> and reads <c>mass</c>; its addresses
/// are made up. Gone with the test.
/// </summary>
internal sealed class MadeScene : IDisposable
{
    public const int Rows = 1_000_000;
    public const long Pos = 0x7FAB_0001_0000;
    public const long Mass = 0x7FAC_0001_0000;

    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly ControlBlock _control;

    public MadeScene()
    {
        _control = ControlBlock.Create(_store, 2);
        Scene = new FaultScene
        {
            Worker = 0,
            Kernels = ["motion", "stray"],
            Columns = [ColumnUse.Writes<float>("pos"), ColumnUse.Reads<double>("mass")],
            Partition = Partition.Split(Rows, 2, sizeof(float)),
            Slot = _control.Slot(0),
            RowAddresses = [Pos, Mass],
        };
        Scene.Slot.Kernel.Write(1);
    }

    public FaultScene Scene { get; }

    public void Dispose()
    {
        _control.Dispose();
        _store.Dispose();
    }
}
