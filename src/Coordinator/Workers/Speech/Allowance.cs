namespace ParallelMotion.Coordinator.Workers.Speech;

/// <summary>So many in a second, and the rest counted. For one thread at a time.</summary>
/// <param name="most">How many.</param>
/// <param name="clock">Says how much time has passed.</param>
internal sealed class Allowance(int most, TimeProvider clock)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private long _since = clock.GetTimestamp();
    private int _taken;

    /// <summary>Whether the next one begins another second.</summary>
    public bool IsOver => clock.GetElapsedTime(_since) >= Second;

    /// <summary>Asks for one.</summary>
    /// <returns>Whether it is within what may be.</returns>
    public bool TryTake()
    {
        if (IsOver)
        {
            _since = clock.GetTimestamp();
            _taken = 0;
        }

        return _taken++ < most;
    }
}
