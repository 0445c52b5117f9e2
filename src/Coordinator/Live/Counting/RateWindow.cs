namespace ParallelMotion.Coordinator.Live.Counting;

/// <summary>How fast something grows, over about the last second. For one thread, or behind a lock.</summary>
internal sealed class RateWindow
{
    /// <summary>Looks that are kept: with five a second, those of the last second.</summary>
    private const int Looks = 6;

    /// <summary>Seconds after which an older look counts no more; looks come a little late.</summary>
    private const double Length = 0.95;

    private readonly (double At, double Total)[] _looks = new (double, double)[Looks];
    private int _count;

    /// <summary>Growth a second; 0 until there are two looks at different times.</summary>
    public double PerSecond
    {
        get
        {
            (double at, double total) = Newest;
            (double firstAt, double firstTotal) = First;
            return at > firstAt ? Math.Max(0, total - firstTotal) / (at - firstAt) : 0;
        }
    }

    /// <summary>Adds a look.</summary>
    /// <param name="at">When, in seconds; never before the last.</param>
    /// <param name="total">What had grown by then.</param>
    public void Add(double at, double total) => _looks[_count++ % Looks] = (at, total);

    private (double At, double Total) Newest => _count == 0 ? default : _looks[(_count - 1) % Looks];

    // The youngest that is old enough; else the oldest.
    private (double At, double Total) First
    {
        get
        {
            int oldest = Math.Max(0, _count - Looks);
            for (int look = _count - 2; look > oldest; look--)
            {
                if (Newest.At - _looks[look % Looks].At >= Length)
                {
                    return _looks[look % Looks];
                }
            }

            return _looks[oldest % Looks];
        }
    }
}
