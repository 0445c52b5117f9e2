namespace ParallelMotion.Shared.Waiting;

/// <summary>How long a word is watched before its watcher goes to sleep. Nothing here is a fixed time asleep.</summary>
/// <param name="Nanoseconds">
/// Spent looking without giving the CPU away: worth it while everybody who takes part has a CPU, for about as long as a wake
/// takes. Zero where somebody would have to wait for this very CPU.
/// </param>
/// <param name="Yields">After that, looks that each offer the CPU to whoever wants it.</param>
public readonly record struct SpinBudget(long Nanoseconds, int Yields)
{
    /// <summary>The longest that is ever spun, a millisecond: more would show as load on a machine where nothing happens.</summary>
    public const long MaxNanoseconds = 1_000_000;

    /// <summary>The most yields: they are for a moment's crowd, not for waiting.</summary>
    public const int MaxYields = 1_000;

    /// <summary>One look, then sleep.</summary>
    public static SpinBudget None => default;
}
