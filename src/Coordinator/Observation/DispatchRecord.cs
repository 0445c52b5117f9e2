using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>Keeps the times of a sample's first dispatches. There is room for them before the first: a dispatch allocates nothing.</summary>
/// <param name="workers">How many answer each dispatch.</param>
/// <param name="most">How many dispatches are kept; later ones are not.</param>
internal sealed class DispatchRecord(int workers, int most) : IDispatchTimes
{
    private readonly long[] _begun = new long[most];
    private readonly long[] _ended = new long[most];
    private readonly int[] _firstTick = new int[most];
    private readonly int[] _ticks = new int[most];
    private readonly long[] _heard = new long[most];
    private readonly long[] _nanoseconds = new long[most * workers];
    private int _told;

    /// <summary>How many answer each dispatch.</summary>
    public int Workers => workers;

    /// <summary>How many dispatches are here.</summary>
    public int Count => Math.Min(_told, most);

    /// <summary>When a dispatch's telling began, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long Begun(int dispatch) => _begun[dispatch];

    /// <summary>The first tick that it asked for.</summary>
    public int FirstTick(int dispatch) => _firstTick[dispatch];

    /// <summary>How many it asked for.</summary>
    public int Ticks(int dispatch) => _ticks[dispatch];

    /// <summary>When it ended.</summary>
    public long Ended(int dispatch) => _ended[dispatch];

    /// <summary>When the last answer so far was read; 0 when none was.</summary>
    public long Heard(int dispatch) => _heard[dispatch];

    /// <summary>What a worker's ticks took; 0 when it hasn't answered.</summary>
    public long Nanoseconds(int dispatch, int worker) => _nanoseconds[(dispatch * workers) + worker];

    /// <inheritdoc/>
    public void Told(Execute order, long begun, long ended)
    {
        if (_told < most)
        {
            (_begun[_told], _ended[_told]) = (begun, ended);
            (_firstTick[_told], _ticks[_told]) = (order.FirstTick, order.TickCount);
        }

        _told += _told <= most ? 1 : 0;
    }

    /// <inheritdoc/>
    public void Heard(int worker, long nanoseconds, long at)
    {
        int dispatch = _told - 1;
        if (dispatch < most)
        {
            _heard[dispatch] = at;
            _nanoseconds[(dispatch * workers) + worker] = nanoseconds;
        }
    }
}
