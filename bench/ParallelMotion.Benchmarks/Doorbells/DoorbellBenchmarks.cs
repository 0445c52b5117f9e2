using BenchmarkDotNet.Attributes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Doorbells;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Benchmarks.Doorbells;

/// <summary>
/// An order and its answer by doorbell with both ends on one thread: what the code itself takes, without a cache line that
/// travels from one core to another.
/// </summary>
[MemoryDiagnoser]
public class DoorbellBenchmarks
{
    private readonly Watcher _glance = Watcher.Glance();
    private RegionStore _store = null!;
    private ControlBlock _control = null!;
    private Doorbell _ringer = null!;
    private Doorbell _listener = null!;

    /// <summary>Creates a control region for one worker.</summary>
    [GlobalSetup]
    public void Create()
    {
        _store = RegionStore.CreateFor(RunId.New());
        _control = ControlBlock.Create(_store, workers: 1);
        ControlSlot slot = _control.Slot(0);
        _ringer = new Doorbell(slot.BellSequence, slot.WorkerParked);
        _listener = new Doorbell(slot.BellSequence, slot.WorkerParked);
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Remove()
    {
        _control.Dispose();
        _store.Dispose();
    }

    /// <summary>One ring, the fence behind it, the look at the flag, and the ring heard.</summary>
    [Benchmark]
    public bool RingAndHear()
    {
        _ringer.Ring();
        SharedWord.Fence();
        return !_ringer.OwesWake() && _listener.TryHear(_glance);
    }
}
