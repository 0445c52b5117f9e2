using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// A worker that has said hello: its process and its pipe. One thread sends and waits; a wait ends with the answer, with
/// the worker's death, or when somebody kills it (the watchdog, a stop signal).
/// </summary>
internal sealed class WorkerLink(int index, WorkerProcess process, PipeConnection pipe) : IDisposable
{
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(2);

    // Long, for a doorbell may ring a million times a second; written by one thread, read by the watchdog.
    private long _asked;
    private long _answered;
    private volatile string? _killedBecause;
    private volatile WorkerLink? _endedFor;

    /// <summary>The worker's index.</summary>
    public int Index => index;

    /// <summary>Its process id.</summary>
    public int Pid => process.Pid;

    /// <summary>What it was last told to attach; null before the first time. For the thread that sends and waits.</summary>
    public FaultScene? Scene { get; set; }

    /// <summary>Messages sent so far that want an answer.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    /// <summary>Cancelled when its process ends.</summary>
    public CancellationToken Exited => process.Exited;

    /// <summary>Whether an answer is still to come.</summary>
    public bool IsAwaited => Interlocked.Read(ref _asked) != Interlocked.Read(ref _answered);

    /// <summary>Whether somebody has ended it already.</summary>
    public bool IsKilled => _killedBecause is not null;

    /// <summary>Sends a message that wants an answer.</summary>
    /// <exception cref="WorkerFailedException">The worker is gone.</exception>
    public void Ask<T>(T message) where T : IMessage<T>
    {
        NoteAsked();
        Tell(message);
    }

    /// <summary>Notes that the worker was asked by other means than the pipe, so that it is known to owe an answer.</summary>
    public void NoteAsked() => Interlocked.Increment(ref _asked);

    /// <summary>Notes that it has answered by other means than the pipe.</summary>
    public void NoteAnswered() => Interlocked.Increment(ref _answered);

    /// <summary>Sends a message that wants no answer.</summary>
    /// <exception cref="WorkerFailedException">The worker is gone.</exception>
    public void Tell<T>(T message) where T : IMessage<T>
    {
        try
        {
            pipe.Send(message);
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            throw Lost("could not be told", cause);
        }
    }

    /// <summary>Waits for the answer.</summary>
    /// <exception cref="WorkerFailedException">The worker says that it failed, breaks the protocol, or is gone.</exception>
    public T Await<T>() where T : IMessage<T>
    {
        T answer = Hear<T>();
        NoteAnswered();
        return answer;
    }

    /// <summary>Waits for a message that is no answer.</summary>
    /// <exception cref="WorkerFailedException">As <see cref="Await"/>.</exception>
    public T Hear<T>() where T : IMessage<T>
    {
        try
        {
            if (!pipe.TryWait(out MessageKind kind))
            {
                throw Lost("closed its pipe", cause: null);
            }

            if (kind == MessageKind.Failed)
            {
                Failed failed = pipe.Take<Failed>();
                throw new WorkerFailedException(
                    Index, $"Worker {Index} failed: {failed.Message}", cause: null, failed.Culprit == Failed.Itself ? null : failed.Culprit);
            }

            return pipe.Take<T>();
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            throw Lost("broke its pipe", cause);
        }
        catch (ProtocolException cause)
        {
            throw Lost("broke the protocol", cause);
        }
    }

    /// <summary>Ends the process from another thread; whoever waits for it gets a <see cref="WorkerFailedException"/>.</summary>
    /// <param name="reason">Why, as part of a sentence. The first reason stays: later ones are its consequences.</param>
    public void Kill(string reason)
    {
        _ = Interlocked.CompareExchange(ref _killedBecause, reason, null);
        process.Kill();
    }

    /// <summary>Ends the process because another worker was lost: whoever waits for this one hears of that loss instead.</summary>
    public void EndFor(WorkerLink lost)
    {
        _endedFor = lost;
        Kill($"worker {lost.Index} was lost");
    }

    /// <summary>Asks the worker to leave, without waiting for it.</summary>
    public void SayGoodbye()
    {
        try
        {
            pipe.Send(default(Shutdown));
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            // It left already.
        }

        pipe.Dispose();
        process.CutLifeline();
    }

    /// <summary>Makes sure that the process is gone.</summary>
    public void Dispose()
    {
        SayGoodbye();
        if (!process.WaitForExit(LeaveLimit))
        {
            process.Kill();
            _ = process.WaitForExit(LeaveLimit);
        }

        process.Dispose();
    }

    private WorkerFailedException Lost(string what, Exception? cause)
    {
        if (_endedFor is { } lost)
        {
            return lost.Lost("died", cause: null);
        }

        string reason = _killedBecause is null ? string.Empty : $" It was killed because {_killedBecause}.";
        string detail = cause is null ? string.Empty : $" ({cause.Message})";
        string obituary = process.Obituary();
        string? fault = Scene is not null && process.ExitCode is { } code ? MemoryFault.Explain(Scene, code, obituary) : null;
        return new WorkerFailedException(Index, $"{fault ?? $"Worker {Index} {what}{detail}:"} {obituary}{reason}", cause);
    }
}
