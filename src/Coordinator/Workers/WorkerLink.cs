using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// A worker that has said hello: its process and its pipe. One thread sends and waits; a wait ends with the answer, with
/// the worker's death, or when somebody kills it (the watchdog, a stop signal).
/// </summary>
/// <param name="index">The worker's index; of a process that stands by, that behind the last.</param>
/// <param name="process">Its process.</param>
/// <param name="pipe">Its pipe.</param>
/// <param name="standsBy">Whether it is nobody's process yet.</param>
internal sealed class WorkerLink(int index, WorkerProcess process, PipeConnection pipe, bool standsBy = false) : IDisposable
{
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(2);

    // Long, for a doorbell may ring a million times a second; written by one thread, read by the watchdog.
    private long _asked;
    private long _answered;
    private volatile string? _killedBecause;
    private volatile int _index = index;
    private volatile bool _standsBy = standsBy;

    /// <summary>The worker's index.</summary>
    public int Index => _index;

    private string Name => PlaceName.AtBeginning(Index, _standsBy);

    /// <summary>Its process id.</summary>
    public int Pid => process.Pid;

    /// <summary>What it was last told to attach; null before the first time. For the thread that sends and waits.</summary>
    public FaultScene? Scene { get; set; }

    /// <summary>This side's end of its doorbell, where it is rung; made anew at each attach. For the threads that tell and hear.</summary>
    public DoorbellEnd? Bell { get; set; }

    /// <summary>Messages sent so far that want an answer.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    /// <summary>Cancelled when its process ends.</summary>
    public CancellationToken Exited => process.Exited;

    /// <summary>Whether an answer is still to come.</summary>
    public bool IsAwaited => Interlocked.Read(ref _asked) != Interlocked.Read(ref _answered);

    /// <summary>Whether it has answered anything yet: a new process has a lot to compile before.</summary>
    public bool HasAnswered => Interlocked.Read(ref _answered) > 0;

    /// <summary>Whether its process is gone: only then may anybody else have its rows.</summary>
    public bool IsGone => process.HasExited;

    /// <summary>Whether somebody has ended it already.</summary>
    public bool IsKilled => _killedBecause is not null;

    /// <summary>Makes a process that stood by a worker; before it is told so, and before anybody else has it.</summary>
    public void Become(int worker)
    {
        _index = worker;
        _standsBy = false;
    }

    /// <summary>Sends a message that wants an answer.</summary>
    /// <returns>Whether it could be sent. Otherwise the worker is lost: whoever waits for its answer hears so.</returns>
    public bool TryAsk<T>(T message) where T : IMessage<T>
    {
        NoteAsked();
        return TryTell(message);
    }

    /// <summary>Tells the order that another process died over, in the way in which it is told orders. None where none is owed.</summary>
    public void Resume(Execute? owed)
    {
        if (owed is not { } order)
        {
            return;
        }

        order = order with { Resumes = true };
        if (Bell is null)
        {
            _ = TryAsk(order);
            return;
        }

        NoteAsked();
        Bell.Ring(order);
        SharedWord.Fence();
        if (Bell.OwesWake())
        {
            _ = TryTell(default(Wake));
        }
    }

    /// <summary>Notes that the worker was asked by other means than the pipe, so that it is known to owe an answer.</summary>
    public void NoteAsked() => Interlocked.Increment(ref _asked);

    /// <summary>Notes that it has answered by other means than the pipe.</summary>
    public void NoteAnswered() => Interlocked.Increment(ref _answered);

    /// <summary>Sends a message that wants no answer.</summary>
    /// <returns>Whether it could be sent. Otherwise the worker is lost.</returns>
    public bool TryTell<T>(T message) where T : IMessage<T>
    {
        try
        {
            pipe.Send(message);
            return true;
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            return false;
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
            MessageKind kind;
            do
            {
                if (!pipe.TryWait(out kind))
                {
                    throw Lost("closed its pipe", cause: null);
                }
            }
            while (IsLateWake<T>(kind));

            if (kind == MessageKind.Failed)
            {
                Failed failed = pipe.Take<Failed>();
                throw new WorkerFailedException(
                    Index, $"{Name} failed: {failed.Message}{OutOfMemory.OfHeap(failed.Message)}", cause: null, failed.Culprit == Failed.Itself ? null : failed.Culprit);
            }

            return pipe.Take<T>();
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            throw Lost("broke its pipe", cause);
        }
        catch (ProtocolException cause)
        {
            throw Broke(cause);
        }
    }

    /// <summary>Ends the process from another thread; whoever waits for it gets a <see cref="WorkerFailedException"/>.</summary>
    /// <param name="reason">Why, as part of a sentence. The first reason stays: later ones are its consequences.</param>
    public void Kill(string reason)
    {
        _ = Interlocked.CompareExchange(ref _killedBecause, reason, null);
        process.Kill();
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

    /// <summary>That the process is lost, and how; makes sure that it is gone.</summary>
    public WorkerFailedException Loss() => Lost("died", cause: null);

    // The connection ends with its first bad frame. Who closed it within one is dying, and has an exit status worth waiting for; who
    // says what is no message would go on, with its hands on shared memory.
    private WorkerFailedException Broke(ProtocolException cause)
    {
        pipe.Dispose();
        if (cause.Fault != ProtocolFault.Truncated)
        {
            Kill("it broke the protocol");
        }

        return Lost("broke the protocol", cause);
    }

    // Meant for whoever slept on the pipe of the process before, and had heard of its end already.
    private bool IsLateWake<T>(MessageKind kind) where T : IMessage<T>
    {
        bool isLate = kind == MessageKind.Wake && T.Kind != MessageKind.Wake;
        if (isLate)
        {
            _ = pipe.Take<Wake>();
        }

        return isLate;
    }

    private WorkerFailedException Lost(string what, Exception? cause)
    {
        string reason = _killedBecause is null ? string.Empty : $" It was killed because {_killedBecause}.";
        string detail = cause is null ? string.Empty : $" ({cause.Message})";
        string obituary = process.Obituary();
        string? fault = Scene is not null && process.ExitCode is { } code ? MemoryFault.Explain(Scene, code, obituary) : null;
        return new WorkerFailedException(Index, $"{fault ?? $"{Name} {what}{detail}:"} {obituary}{reason}", cause) { IsLoss = true, Death = Death(fault) };
    }

    private Death Death(string? fault)
    {
        string end = process.End ?? "it is alive even after a kill";
        string reason = _killedBecause is null ? string.Empty : $", killed because {_killedBecause}";
        string words = process.LastWords;
        string heap = OutOfMemory.OfHeap(words) is { Length: > 0 } full ? $".{full.TrimEnd('.')}" : string.Empty;
        return new Death(Pid, $"{(fault is null ? string.Empty : $"{fault} ")}{end}{reason}{heap}", words);
    }
}
