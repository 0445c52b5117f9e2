namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// What the dispatching thread and those who find successors agree through: who holds a post, what it owes, and whether the crew has
/// failed are read and changed within it alone. Held for a few stores or one message, never for a wait but its own.
/// </summary>
internal sealed class CrewGate
{
    private readonly object _lock = new();
    private WorkerFailedException? _failure;
    private bool _isLeaving;

    /// <summary>Whether nobody takes anybody's place any more: the crew has failed, or is being sent home.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _isLeaving || _failure is not null;
            }
        }
    }

    /// <summary>Whether the crew has failed.</summary>
    public bool HasFailed
    {
        get
        {
            lock (_lock)
            {
                return _failure is not null;
            }
        }
    }

    /// <summary>Does something that others must not see half done.</summary>
    public void Within(Action change)
    {
        lock (_lock)
        {
            change();
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Enters, for what can't be an <see cref="Action"/>; <see cref="Leave"/> has to follow.</summary>
    public void Enter() => Monitor.Enter(_lock);

    /// <summary>Leaves again.</summary>
    public void Leave() => Monitor.Exit(_lock);

    /// <summary>Waits until something is so, or the crew is closed.</summary>
    /// <param name="isSo">Asked within the gate, after each change.</param>
    /// <returns>The crew's failure; null where it has none.</returns>
    /// <remarks>No limit of its own: whoever finds a successor has limits for each of its steps, and says so when it gives up.</remarks>
    public WorkerFailedException? Await(Func<bool> isSo)
    {
        lock (_lock)
        {
            while (!isSo() && !_isLeaving && _failure is null)
            {
                _ = Monitor.Wait(_lock);
            }

            return _failure;
        }
    }

    /// <summary>Closes the crew because of a failure; the first one stays.</summary>
    /// <returns>Whether it was the first.</returns>
    public bool TryFail(WorkerFailedException failure)
    {
        lock (_lock)
        {
            if (_isLeaving || _failure is not null)
            {
                return false;
            }

            _failure = failure;
            Monitor.PulseAll(_lock);
            return true;
        }
    }

    /// <summary>Closes the crew because it is sent home, or ended.</summary>
    public void Close() => Within(() => _isLeaving = true);
}
