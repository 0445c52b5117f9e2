namespace ParallelMotion.Coordinator.Workers;

/// <summary>Numbers the orders of a crew, from 1: one number for all workers that are told the same. For the thread that tells.</summary>
internal sealed class OrderNumbers
{
    private long _last;

    /// <summary>The next.</summary>
    public long Next() => ++_last;
}
