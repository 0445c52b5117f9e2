using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// The two stages of a stop, for whoever works. Once it has begun, what was told may finish and nothing new begins; once it
/// is over, whatever is still in flight is ended.
/// </summary>
internal sealed class Drain : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _begun = new();
    private readonly CancellationTokenSource _over = new();
    private readonly ManualResetEventSlim _isUnwanted = new();
    private int _hasBegun;

    /// <summary>Prepares.</summary>
    /// <param name="limit">The time from its beginning to its end.</param>
    public Drain(TimeSpan limit)
    {
        _limit = limit;
    }

    /// <summary>How long what is in flight may take.</summary>
    public TimeSpan Limit => _limit;

    /// <summary>Cancelled when nothing new may begin. Heeded between two dispatches, two samples, two reports of progress.</summary>
    public CancellationToken Begun => _begun.Token;

    /// <summary>Cancelled when the limit has passed since: for what can't look at a token while it waits.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Begins; harmless a second time. From any thread.</summary>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _hasBegun, 1) == 0)
        {
            // A thread of its own: a timer's would wait for the pool, which a kernel of the user's may have used up.
            new Thread(EndAtLimit) { IsBackground = true, Name = "drain limit" }.Start();
            _begun.Cancel();
        }
    }

    /// <summary>Whether something broke for no other reason than the stop: a wait that was cancelled, a worker that was ended.</summary>
    public bool Explains(Exception cause) => Begun.IsCancellationRequested && cause is (OperationCanceledException or WorkerFailedException);

    /// <summary>Forgets the limit: everybody is done.</summary>
    public void Dispose() => _isUnwanted.Set();

    private void EndAtLimit()
    {
        if (!_isUnwanted.Wait(_limit))
        {
            _over.Cancel();
        }
    }
}
