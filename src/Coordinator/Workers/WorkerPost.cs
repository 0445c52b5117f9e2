using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// A worker's place in a crew, whichever process holds it: what is asked of it, and who has to answer. The dispatching thread asks and
/// hears; whoever finds a successor for a dead process changes who is there. Members that say so are for within the crew's gate.
/// </summary>
/// <param name="first">Who holds it first.</param>
/// <param name="gate">The crew's gate.</param>
/// <param name="vacated">Told, within the gate, that the holder is lost, so that a successor is found; null where none is.</param>
internal sealed class WorkerPost(WorkerLink first, CrewGate gate, Action<WorkerPost>? vacated = null)
{
    private readonly List<WorkerLink> _retired = [];
    private volatile WorkerLink _link = first;
    private volatile WorkerLink? _candidate;

    /// <summary>The worker's index.</summary>
    public int Index => _link.Index;

    /// <summary>Who holds the post, or held it last.</summary>
    public WorkerLink Link => _link;

    /// <summary>Who is to be watched: whoever is about to take the post, while somebody is.</summary>
    public WorkerLink Watched => _candidate ?? _link;

    /// <summary>Whether its holder is lost and no successor has it yet. Within the gate.</summary>
    public bool IsVacant { get; private set; }

    /// <summary>What its holder has to be attached to; null for nothing. Within the gate.</summary>
    public RunAttachment? Attachment { get; private set; }

    /// <summary>Whether the holder has said that it is ready. Within the gate.</summary>
    public bool IsReady { get; private set; }

    /// <summary>The order that it owes an answer to; null when it owes none. Within the gate.</summary>
    public Execute? Owed { get; private set; }

    /// <summary>Notes what it is to be attached to. Within the gate.</summary>
    /// <returns>Whether there is anybody to tell: a successor is told by whoever finds it.</returns>
    public bool Assign(RunAttachment? attachment)
    {
        (Attachment, IsReady, Owed) = (attachment, false, null);
        return !IsVacant;
    }

    /// <summary>Notes that a process has said that it is ready, if it holds the post still. Within the gate.</summary>
    public void NoteReady(WorkerLink who) => IsReady |= _link == who;

    /// <summary>Notes an order. Within the gate.</summary>
    /// <returns>Whether there is anybody to tell.</returns>
    public bool Owe(Execute order)
    {
        Owed = order;
        return !IsVacant;
    }

    /// <summary>Notes that the order was answered.</summary>
    /// <param name="by">Who answered.</param>
    /// <returns>Whether that was the holder. Otherwise a successor was told the order as well, and has to be heard.</returns>
    public bool Settle(WorkerLink by)
    {
        gate.Enter();
        try
        {
            if (_link != by)
            {
                return false;
            }

            Owed = null;
            return true;
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Has the post vacated when a process ends, at once if it has. Outside of the gate.</summary>
    public void VacateAtEndOf(WorkerLink holder) => _ = holder.Exited.Register(() => Vacate(holder));

    /// <summary>Says that a process is lost. Harmless where that is known, or it holds the post no longer.</summary>
    public void Vacate(WorkerLink lost) => gate.Within(() =>
    {
        if (_link == lost && !IsVacant && !gate.IsClosed)
        {
            IsVacant = true;
            vacated?.Invoke(this);
        }
    });

    /// <summary>Notes who is about to take the post, so that it is watched and ended like a holder.</summary>
    public void Expect(WorkerLink? candidate) => _candidate = candidate;

    /// <summary>Gives the post to a successor. Within the gate.</summary>
    public void Fill(WorkerLink successor)
    {
        _retired.Add(_link);
        _link = successor;
        _candidate = null;
        (IsVacant, IsReady) = (false, Attachment is not null);
    }

    /// <summary>Waits until somebody else holds the post.</summary>
    /// <param name="lost">Whom it was lost by.</param>
    /// <param name="loss">How: thrown where there will be no successor, and nobody says a better reason.</param>
    /// <exception cref="WorkerFailedException">There will be none.</exception>
    public void AwaitSuccessor(WorkerLink lost, WorkerFailedException loss)
    {
        Vacate(lost);
        WorkerFailedException? failure = vacated is null ? loss : gate.Await(() => _link != lost);
        if (failure is not null || _link == lost)
        {
            throw failure ?? loss;
        }
    }

    /// <summary>Ends whoever holds the post, or is about to.</summary>
    /// <param name="end">How.</param>
    public void End(Action<WorkerLink> end) => gate.Within(() =>
    {
        end(_link);
        if (_candidate is { } candidate)
        {
            end(candidate);
        }
    });

    /// <summary>Lets go of everybody who ever held it; the last one is given time to leave.</summary>
    public void Dispose()
    {
        _link.Dispose();
        _retired.ForEach(static link => link.Dispose());
    }
}
