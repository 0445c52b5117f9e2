using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>
/// How many workers to start, by what the system tells of its cores alone. Rules of thumb, to be held against a measurement: no file knows how
/// many cores fill the memory bus, or what neighbours of a virtual machine take.
/// </summary>
/// <param name="MemoryBound">For work that waits for memory: one a performance core, since those on one core share its path to memory.</param>
/// <param name="ComputeBound">For work that waits for arithmetic.</param>
internal sealed record WorkerAdvice(int MemoryBound, int ComputeBound)
{
    /// <summary>
    /// What each of two threads on one core gets done, of what one alone does: together a fifth more than one. Intel has said up to 30 % for its
    /// Hyper-Threading; code that fills the vector units gains less, and code that waits gains more.
    /// </summary>
    private const double SharedSpeed = 0.6;

    /// <summary>What an efficiency core gets done, of what a performance core does: published comparisons lie around a half.</summary>
    private const double EfficientSpeed = 0.5;

    /// <summary>Advises.</summary>
    public static WorkerAdvice Of(CoreMap map)
    {
        ProcessorCore[] allowed = [.. map.AllowedCores];
        ProcessorCore[] fast = [.. allowed.Where(static core => core.Kind != CoreKind.Efficiency)];
        if (fast.Length == 0)
        {
            fast = allowed;
        }

        return new WorkerAdvice(Bounded(fast.Length, map), Bounded(ForArithmetic(allowed, fast), map));
    }

    // Borders are even, so a tick takes as long as its slowest worker: more workers pay as long as count times the slowest's speed grows.
    private static int ForArithmetic(ProcessorCore[] allowed, ProcessorCore[] fast)
    {
        bool hasSlow = fast.Length < allowed.Length;
        (int Workers, double Speed)[] ways =
        [
            (fast.Length, 1),
            (fast.Sum(static core => core.Cpus.Length), SharedSpeed),
            (allowed.Sum(static core => core.Cpus.Length), hasSlow ? EfficientSpeed : SharedSpeed),
        ];
        return ways.MaxBy(static way => way.Workers * way.Speed).Workers;
    }

    // A quota of 2.5 carries three: two would leave a fifth of it unused.
    private static int Bounded(int workers, CoreMap map) =>
        Math.Clamp(workers, 1, (int)Math.Min(Math.Ceiling(map.Quota?.Cpus ?? Limits.MaxWorkers), Limits.MaxWorkers));
}
