using System.Diagnostics;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker;

/// <summary>Publishes what is finished in the worker's control slot, and leaves when nobody is left to read it.</summary>
/// <param name="hangup">Asked a few times a second.</param>
/// <param name="events">Hears why this process leaves.</param>
internal sealed class PublishedProgress(PipeHangup hangup, EventWriter events) : ISweepProgress
{
    // A worker must be gone a second after its pipe closed; asking costs a system call, so not at every report.
    private static readonly long TicksBetweenChecks = Stopwatch.Frequency / 4;

    private ControlSlot? _slot;
    private long _rowTicks;
    private long _answered;
    private long _lastCheck;

    /// <summary>Publishes in this slot from now on.</summary>
    public void PublishIn(ControlSlot slot)
    {
        _slot = slot;
        _slot.Answered.Write(_answered);
        _slot.Kernel.Write(0);
    }

    /// <summary>Stops publishing: the slot is about to be unmapped.</summary>
    public void PublishNowhere() => _slot = null;

    /// <summary>An order has been answered: until the next one this worker owes nothing.</summary>
    public void Answered()
    {
        _answered++;
        _slot?.Answered.Write(_answered);
    }

    /// <summary>
    /// Nothing is finished, and yet this worker doesn't hang: it waits for others. Counted as one row-tick, so that what
    /// watches sees a change.
    /// </summary>
    public void StillWaiting() => Finished(1);

    /// <inheritdoc/>
    public void Starting(int kernel) => _slot?.Kernel.Write(kernel);

    /// <inheritdoc/>
    public void Finished(long rowTicks)
    {
        _rowTicks += rowTicks;
        _slot?.Progress.Write(_rowTicks);

        long now = Stopwatch.GetTimestamp();
        if (now - _lastCheck > TicksBetweenChecks)
        {
            _lastCheck = now;
            if (hangup.HasHappened)
            {
                events.Leaves("the coordinator has closed its pipe in the middle of an order");
                Leaving.Now(Leaving.InOrder);
            }
        }
    }
}
