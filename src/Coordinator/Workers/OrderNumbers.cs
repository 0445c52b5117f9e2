using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// Numbers the orders of a crew, from 1: one number for all workers that are told the same. Each is written down in shared memory
/// before anybody is told. For the thread that tells.
/// </summary>
/// <param name="word">Where.</param>
internal sealed class OrderNumbers(SharedWord word)
{
    private long _last = word.Read();

    /// <summary>The last.</summary>
    public long Last => _last;

    /// <summary>The next.</summary>
    public long Next()
    {
        word.Write(++_last);
        return _last;
    }
}
