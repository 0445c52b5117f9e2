using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Live;

/// <summary>
/// Looks at a job a few times a second, on a thread of its own, and keeps what it saw for all who watch: however many they are, a job is looked at by one,
/// and waits for none.
/// </summary>
internal sealed class LivePulse : IDisposable
{
    /// <summary>How often: a person sees no more, and each look wakes a thread on a CPU that a worker may be using.</summary>
    public static readonly TimeSpan UsualInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>How often for a page, which is told once a second: where every tick wakes everybody, each look costs a tick's time and more.</summary>
    public static readonly TimeSpan PageInterval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(2);

    private readonly LiveView _view;
    private readonly TimeSpan _interval;
    private readonly Action<LiveSnapshot> _looked;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private volatile LiveSnapshot _latest;
    private bool _isDisposed;

    /// <summary>Begins.</summary>
    /// <param name="view">What to look at.</param>
    /// <param name="interval">How often.</param>
    /// <param name="looked">Called after each look, on the thread that looks.</param>
    public LivePulse(LiveView view, TimeSpan interval, Action<LiveSnapshot> looked)
    {
        (_view, _interval) = (view, interval);
        _looked = looked;
        _latest = view.Look();
        _thread = new Thread(Beat) { IsBackground = true, Name = "live view" };
        _thread.Start();
    }

    /// <summary>What was seen last.</summary>
    public LiveSnapshot Latest => _latest;

    /// <summary>Looks once more, for the last time. Harmless a second time.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _stop.Set();
        if (_thread.Join(JoinLimit))
        {
            _latest = _view.Look();
            _stop.Dispose();
        }
    }

    private void Beat()
    {
        try
        {
            while (!_stop.Wait(_interval))
            {
                _latest = _view.Look();
                _looked(_latest);
            }
        }
        catch (Exception defect)
        {
            // A job must not end because it couldn't be watched.
            StandardError.Say($"Nothing is shown of this job any more for a reason that nobody foresaw, and it goes on: {defect}");
        }
    }
}
