using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>
/// What a tick of the serial run takes besides its columns: bytes of the heap, and page faults. A baseline that allocates is slow for a
/// reason that workers, whose pieces are smaller, may not have, and whatever is held against it looks faster than it is.
/// </summary>
/// <param name="Run">The serial run.</param>
/// <param name="BytesPerTick">Bytes that were allocated.</param>
/// <param name="FaultsPerTick">Page faults; null where the system doesn't say.</param>
internal sealed record SerialFootprint(RunPlan Run, double BytesPerTick, double? FaultsPerTick)
{
    /// <summary>What is the same in each run, whatever its ticks: the difference of two has none of it.</summary>
    private const int FewTicks = 2;

    /// <summary>Compiling in the background and the first touch of a page happen once; the least of these has none of it.</summary>
    private const int Tries = 3;

    /// <summary>Whether there is nothing, as far as it is counted: less than one of each in a tick.</summary>
    public bool IsNothing => BytesPerTick < 1 && FaultsPerTick is null or < 1;

    /// <summary>Measures.</summary>
    /// <param name="serial">The serial run.</param>
    /// <param name="bench">Where; the columns that it writes are spoilt.</param>
    public static SerialFootprint Of(RunPlan serial, Workbench bench)
    {
        (long Bytes, long? Faults)[] more = [.. Enumerable.Range(0, Tries).Select(_ =>
        {
            (long Bytes, long? Faults) few = Count(serial with { Ticks = FewTicks, TicksPerDispatch = FewTicks }, bench);
            (long Bytes, long? Faults) many = Count(serial with { Ticks = FewTicks + serial.Ticks, TicksPerDispatch = FewTicks + serial.Ticks }, bench);
            return (many.Bytes - few.Bytes, many.Faults - few.Faults);
        })];
        return new SerialFootprint(serial, PerTick(more.Min(static each => each.Bytes)), more.Min(static each => each.Faults) is { } faults ? PerTick(faults) : null);

        double PerTick(long count) => (double)Math.Max(0, count) / serial.Ticks;
    }

    // Faults outside, bytes inside: reading the former allocates.
    private static (long Bytes, long? Faults) Count(RunPlan run, Workbench bench)
    {
        bench.RequireNoStop();
        long? faults = ThreadFaults.Now;
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        _ = bench.Executor.Run(run);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return (bytes, ThreadFaults.Now - faults);
    }
}
