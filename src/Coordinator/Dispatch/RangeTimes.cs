using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>What each worker's range took in each dispatch. There is room for all before the first: a dispatch allocates nothing.</summary>
internal sealed class RangeTimes : IDispatchTimes
{
    private readonly double[][] _seconds;
    private int _heard;

    /// <summary>Makes room.</summary>
    /// <param name="workers">How many answer each dispatch.</param>
    /// <param name="dispatches">How many are kept; later ones are not.</param>
    public RangeTimes(int workers, int dispatches)
    {
        _seconds = new double[dispatches][];
        for (int dispatch = 0; dispatch < dispatches; dispatch++)
        {
            _seconds[dispatch] = new double[workers];
        }

        Workers = workers;
    }

    /// <summary>How many answer each dispatch.</summary>
    public int Workers { get; }

    /// <summary>
    /// The seconds of each range, its fastest of all dispatches: other load only ever slows one down, and at another time the next.
    /// </summary>
    public double[] Fastest => [.. Enumerable.Range(0, Workers).Select(worker => Whole.Min(each => each[worker]))];

    /// <summary>The mean of the workers' seconds, with whatever load there was: the median of all dispatches.</summary>
    public double Typical => SampleStatistics.Of([.. Whole.Select(static each => each.Average())]).Median;

    /// <summary>
    /// The share of worker-time spent on waiting for the slowest, <c>1 - mean / max</c> of a dispatch: the median of all. 0 where all
    /// take the same, near 1 where one of many does everything.
    /// </summary>
    public double Idle => SampleStatistics.Of([.. Whole.Select(static each => each.Max() > 0 ? Math.Max(0, 1 - (each.Average() / each.Max())) : 0)]).Median;

    // A dispatch that broke off has no slowest worker yet.
    private IEnumerable<double[]> Whole => _seconds.Take(_heard / Workers);

    /// <inheritdoc/>
    public void Heard(int worker, long nanoseconds, long at)
    {
        int dispatch = _heard / Workers;
        if (dispatch < _seconds.Length)
        {
            _seconds[dispatch][worker] = nanoseconds * 1e-9;
            _heard++;
        }
    }
}
