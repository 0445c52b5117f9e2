using ParallelMotion.Shared.Events;

namespace ParallelMotion.Worker.Events;

/// <summary>
/// Writes this process's events to standard error, where the coordinator reads them into the run's log: a pipe, so what was written is
/// read to its end also when this process is killed. One system call for each, from any thread. Never in a tick, and in a dispatch only
/// when something is wrong: whoever doesn't read would be waited for.
/// </summary>
/// <param name="standardError">Where they go.</param>
/// <param name="least">The lowest level that is wanted.</param>
internal sealed class EventWriter(Stream standardError, WorkerEventLevel least)
{
    private const int Nobody = -1;

    private volatile int _worker = Nobody;
    private int _hasLeft;

    /// <summary>Writes nothing, for tests.</summary>
    public static EventWriter Silent { get; } = new(Stream.Null, WorkerEventLevel.Error + 1);

    /// <summary>The one of this process, from the level that the coordinator asks for.</summary>
    public static EventWriter OfProcess()
    {
        WorkerEventLevel least = Environment.GetEnvironmentVariable(EventFrame.LevelVariable) switch
        {
            nameof(WorkerEventLevel.Debug) => WorkerEventLevel.Debug,
            nameof(WorkerEventLevel.Warning) => WorkerEventLevel.Warning,
            nameof(WorkerEventLevel.Error) => WorkerEventLevel.Error,
            _ => WorkerEventLevel.Information,
        };
        return new EventWriter(Console.OpenStandardError(), least);
    }

    /// <summary>Says which worker this process is: events carry it from now on.</summary>
    /// <param name="worker">Its index.</param>
    /// <returns>Whether that is news.</returns>
    public bool Become(int worker)
    {
        bool isNews = _worker != worker;
        _worker = worker;
        return isNews;
    }

    /// <summary>Says that this process leaves, if nothing has said so yet: where one connection ends the others follow.</summary>
    /// <param name="reason">Why, as part of a sentence.</param>
    public void Leaves(string reason)
    {
        if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
        {
            Begin(WorkerEvents.Leaving)?.With("Reason", reason).Write();
        }
    }

    /// <summary>Begins an event.</summary>
    /// <param name="kind">What it says.</param>
    /// <returns>Null when its level isn't wanted.</returns>
    public EventLine? Begin(WorkerEvent kind) => Begin(kind, TimeProvider.System.GetUtcNow());

    /// <summary>Begins an event that is written later than it happened.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="at">When it happened.</param>
    /// <returns>Null when its level isn't wanted.</returns>
    public EventLine? Begin(WorkerEvent kind, DateTimeOffset at)
    {
        if (kind.Level < least)
        {
            return null;
        }

        EventLine line = new EventLine(kind, at, this).With("ProcessId", Environment.ProcessId);
        return _worker == Nobody ? line : line.With("WorkerId", _worker);
    }

    /// <summary>Writes a complete line.</summary>
    public void Write(byte[] line)
    {
        try
        {
            standardError.Write(line);
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // Nobody reads it any more: this worker's lifeline has ended too, and that is what it leaves by.
        }
    }
}
