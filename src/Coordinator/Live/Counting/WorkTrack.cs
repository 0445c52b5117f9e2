namespace ParallelMotion.Coordinator.Live.Counting;

/// <summary>
/// What one who computes has done, made of words that only differences mean something in: what it counts includes attaching, and a successor counts from
/// nothing. Behind the view's lock.
/// </summary>
internal sealed class WorkTrack
{
    private readonly RateWindow _rows = new();
    private readonly RateWindow _computing = new();
    private readonly RateWindow _running = new();
    private long _last;
    private long _limit;
    private double _rowTicks;
    private double _credit;
    private double _pending;
    private long _creditedOrder = -1;
    private double _runningSeconds;
    private double? _lastAt;
    private bool _hasMoved;

    /// <summary>Kernel calls over a row in this run, at most as many as its range is worth.</summary>
    public long Done { get; private set; }

    /// <summary>How often its place was taken.</summary>
    public int Restarts { get; set; }

    /// <summary>Rows times ticks it finished a second.</summary>
    public double RowTicksPerSecond => _rows.PerSecond;

    /// <summary>The share of the last second that it computed for.</summary>
    public double Computing => Math.Min(1, _computing.PerSecond);

    /// <summary>The share in which a run went on without it computing.</summary>
    public double Waiting => Math.Clamp(_running.PerSecond - _computing.PerSecond, 0, 1 - Computing);

    /// <summary>A run begins that it takes part in.</summary>
    /// <param name="counted">What its counter says.</param>
    /// <param name="limit">What its range is worth.</param>
    public void Begin(long counted, long limit) => (_last, _limit, Done) = (counted, limit, 0);

    /// <summary>The run is done, all of it.</summary>
    /// <param name="kernels">Kernels of a tick.</param>
    /// <returns>What hadn't been seen of it.</returns>
    public long Complete(int kernels) => Add(_limit - Done, kernels);

    /// <summary>Looks while a run goes on.</summary>
    /// <param name="counted">What its counter says.</param>
    /// <param name="kernels">Kernels of a tick.</param>
    /// <returns>What was done since the last look.</returns>
    public long See(long counted, int kernels)
    {
        long grown = Math.Max(0, counted - _last);
        _last = counted;
        _hasMoved = grown > 0;
        return Add(Math.Min(grown, _limit - Done), kernels);
    }

    /// <summary>Notes the time, at each look, whatever goes on.</summary>
    /// <param name="at">When, in seconds.</param>
    /// <param name="computed">Seconds that it has computed for, by its own account.</param>
    /// <param name="order">The order that it is at; null when it owes none.</param>
    /// <param name="orderSeconds">How long ago that was told.</param>
    /// <param name="isRunning">Whether a run goes on that it takes part in.</param>
    public void Note(double at, double computed, long? order, double orderSeconds, bool isRunning)
    {
        double sinceLast = at - (_lastAt ?? at);
        _lastAt = at;
        _runningSeconds += isRunning ? sinceLast : 0;
        Credit(order, Math.Min(sinceLast, orderSeconds));
        _rows.Add(at, _rowTicks);
        _computing.Add(at, computed + _credit);
        _running.Add(at, _runningSeconds);
    }

    // An order that takes longer than a look is not accounted for before its end, and the worker has computed meanwhile if it got on. Of one that is seen
    // once nobody knows that: it may be short, and the worker asleep.
    private void Credit(long? order, double seconds)
    {
        double moved = order is not null && _hasMoved ? seconds : 0;
        if (order != _creditedOrder)
        {
            (_creditedOrder, _credit, _pending) = (order ?? -1, 0, moved);
            return;
        }

        _credit += _pending + moved;
        _pending = 0;
    }

    private long Add(long calls, int kernels)
    {
        Done += calls;
        _rowTicks += (double)calls / kernels;
        return calls;
    }
}
