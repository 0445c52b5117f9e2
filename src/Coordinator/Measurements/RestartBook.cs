namespace ParallelMotion.Coordinator.Measurements;

/// <summary>The workers that were replaced, whoever replaced them.</summary>
internal sealed class RestartBook
{
    private readonly Lock _lock = new();
    private readonly List<Restart> _all = [];

    /// <summary>Notes one.</summary>
    public void Note(Restart restart)
    {
        lock (_lock)
        {
            _all.Add(restart);
        }
    }

    /// <summary>Those so far, in the order in which they were done.</summary>
    public IReadOnlyList<Restart> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }
}
