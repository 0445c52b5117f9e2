using System.Diagnostics;
using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Shared.Steps;

/// <summary>
/// Lets workers keep step by themselves: a step is where all of them have finished a tick and none has begun the next. Each
/// stores the number of the step it has come to in its own line; the first gathers them and stores one word that lets all go
/// on (a central barrier with one gatherer, without a single compare-and-swap).
/// <para>
/// Steps are numbered through the whole life of a control region. Each worker takes the last released number for its own
/// when it joins, and writes it to its own line. All join while nobody keeps step (the last run was answered by all, the next
/// is told when all are ready), so all start from the same number, and no word of an earlier run is above it: what such a
/// run left behind, however it ended and whoever took part, releases nobody.
/// </para>
/// <para>
/// A wait has no limit of its own, and always one from outside. Whoever waits says so ten times a second
/// (<c>stillWaiting</c>), so the watchdog tells it from one that hangs in its tick and ends that one; one that
/// died has a successor, which takes its steps; one whose kernel threw says that it won't come (<see cref="Break"/>); and the end of the lifeline or the pipe
/// ends a worker wherever it is. Not all can wait at once: when the last has come, the first releases them.
/// </para>
/// </summary>
public sealed class StepBarrier : ITickBarrier
{
    private static readonly long SignInterval = Stopwatch.Frequency / 10;

    private readonly int _worker;
    private readonly int _participants;
    private readonly SharedWord _own;
    private readonly SharedWord _released;
    private readonly SharedWord _brokenBy;
    private readonly SharedWord[] _gathered;
    private readonly Watcher _watcher;
    private readonly Action _stillWaiting;
    private long _step;

    private StepBarrier(ControlBlock control, int worker, int participants, Watcher watcher, Action stillWaiting)
    {
        _worker = worker;
        _participants = participants;
        _own = control.Slot(worker).Step;
        _released = control.StepsReleased;
        _brokenBy = control.StepsBrokenBy;
        _gathered = worker == 0 ? [.. Enumerable.Range(1, participants - 1).Select(each => control.Slot(each).Step)] : [];
        _watcher = watcher;
        _stillWaiting = stillWaiting;
        _step = _released.Read();
        _own.Write(_step);
    }

    /// <summary>Joins those who keep step, while nobody does: after <see cref="ControlBlock.BeginSteps"/>, before the first tick.</summary>
    /// <param name="control">The run's control region; it must stay mapped as long as the barrier is used.</param>
    /// <param name="worker">The index of the calling worker.</param>
    /// <param name="watcher">Of the calling thread; says how long a wait holds its CPU, and which that is.</param>
    /// <param name="stillWaiting">Called on the waiting thread, about ten times a second; it may end the process.</param>
    /// <returns>Null when the worker is the only one, and has nobody to wait for.</returns>
    /// <exception cref="InvalidOperationException">The worker takes no part, or the region has no line for all who do.</exception>
    public static StepBarrier? Join(ControlBlock control, int worker, Watcher watcher, Action stillWaiting)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(stillWaiting);
        ArgumentNullException.ThrowIfNull(watcher);
        long participants = control.StepParticipants.Read();
        if (participants <= worker || participants > control.Workers)
        {
            throw new InvalidOperationException(
                $"Cannot keep step because the control region asks for other workers: participants={participants}, worker={worker}, "
                + $"expected={worker + 1} to {control.Workers}.");
        }

        return participants == 1 ? null : new StepBarrier(control, worker, (int)participants, watcher, stillWaiting);
    }

    /// <inheritdoc/>
    /// <exception cref="StepBrokenException">One of them won't come.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Await()
    {
        long step = ++_step;
        ThrowIfBroken();

        // SYNC POINT: steps. The release of each store orders what its worker wrote, and read, in its tick before it; the
        // acquire of each read in WaitFor orders the next tick behind it. Through the first worker that holds between any two.
        _own.Write(step);
        if (_worker > 0)
        {
            WaitFor(_released, step);
            return;
        }

        foreach (SharedWord other in _gathered)
        {
            WaitFor(other, step);
        }

        _released.Write(step);
    }

    /// <inheritdoc/>
    public long Step => _step;

    /// <inheritdoc/>
    public void ResumeAt(long step)
    {
        // Nobody passes a step that one of them hasn't come to. So the released one is where the dead process was, or the next,
        // which it had come to before it died; either is said once more, and nobody minds.
        long released = _released.Read();
        if (step != released && step != released - 1)
        {
            throw new InvalidOperationException(
                $"Cannot take a dead worker's place among those who keep step because the others are elsewhere: step={step}, released={released}, expected={released - 1} or {released}.");
        }

        _step = step;
        _own.Write(step);
    }

    /// <summary>Says that this worker takes no more steps until the next <see cref="ControlBlock.BeginSteps"/>; whoever waits hears of it.</summary>
    public void Break() => _brokenBy.Write(1 + _worker);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WaitFor(SharedWord word, long step)
    {
        long value = word.Read();
        if (value >= step || (value = _watcher.ForChange(word, value)) >= step)
        {
            return;
        }

        long lastSign = Stopwatch.GetTimestamp();
        while (value < step)
        {
            ThrowIfBroken();
            Thread.Yield();
            value = _watcher.ForChange(word, value);
            if (Stopwatch.GetTimestamp() is var now && now - lastSign >= SignInterval)
            {
                lastSign = now;
                _stillWaiting();
            }
        }
    }

    private void ThrowIfBroken()
    {
        long broken = _brokenBy.Read();
        if (broken == 0)
        {
            return;
        }

        throw broken >= 1 && broken <= _participants
            ? new StepBrokenException(_step, (int)(broken - 1))
            : new InvalidOperationException(
                $"Broken invariant: the control region names a worker that takes no part: stepsBrokenBy={broken}, expected=0 to {_participants}.");
    }
}
