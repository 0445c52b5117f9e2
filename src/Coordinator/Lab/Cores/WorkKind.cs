using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>A kind of work, and the run that stands for it.</summary>
/// <param name="Name">What bounds it.</param>
/// <param name="Kernel">A kernel of that kind.</param>
/// <param name="Sweep">How it crosses memory: every tick anew, or once for all ticks.</param>
/// <param name="Rows">Rows of its table, unless others are asked for.</param>
/// <param name="Ticks">Ticks of a run: some tens of milliseconds, long beside what telling and waking cost.</param>
/// <param name="Recommended">How many workers are recommended for it.</param>
internal sealed record WorkKind(string Name, IKernel Kernel, Sweep Sweep, int Rows, int Ticks, Func<WorkerAdvice, int> Recommended)
{
    /// <summary>Loads and stores each row at every tick, for one multiplication and one addition; 80 MB of columns.</summary>
    public static WorkKind MemoryBound { get; } = new("memory-bound", new MotionKernel(), Sweep.Streaming, 10_000_000, 20, static advice => advice.MemoryBound);

    /// <summary>Sine and cosine at every tick, on rows that stay in registers: streaming, it would wait for memory too.</summary>
    public static WorkKind ComputeBound { get; } = new("compute-bound", new TrigKernel(), Sweep.Fused, 2_000_000, 100, static advice => advice.ComputeBound);
}
