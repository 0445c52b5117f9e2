using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>
/// What can be looked at of a crew, from any thread. Closed before the crew's words are unmapped: a look after that would end the process,
/// so it sees nobody instead.
/// </summary>
/// <param name="crew">The crew.</param>
/// <param name="control">The workers' words.</param>
/// <param name="place">Where the regions lie, on Unix.</param>
/// <param name="closed">Called when it has been closed.</param>
internal sealed class CrewSight(Crew crew, ControlBlock control, string place, Action closed) : IFinishedRows, IDisposable
{
    private readonly Lock _lock = new();
    private bool _isClosed;

    /// <summary>Bytes of the run's regions; 0 on Windows, which doesn't say.</summary>
    public long SharedMemoryBytes
    {
        get
        {
            try
            {
                return OperatingSystem.IsWindows() ? 0 : new DirectoryInfo(place).EnumerateFiles().Sum(static file => file.Length);
            }
            catch (IOException)
            {
                // They are being removed.
                return 0;
            }
        }
    }

    /// <summary>All workers, in the order of their indices; none once it is closed.</summary>
    public IReadOnlyList<WorkerSight> Look()
    {
        lock (_lock)
        {
            return _isClosed ? [] : crew.Look(worker => control.Slot(worker).Progress.Read());
        }
    }

    /// <summary>Whether a worker was lost for good, so that the run can't go on.</summary>
    public bool HasFailed => crew.HasFailed;

    /// <inheritdoc/>
    public long Of(int worker)
    {
        lock (_lock)
        {
            return _isClosed ? 0 : control.Slot(worker).Progress.Read();
        }
    }

    /// <summary>Closes it, once whoever looks has seen.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
        }

        closed();
    }
}
