using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Shared.Doorbells;

/// <summary>
/// One direction between two processes: a ringer counts a sequence word up, a listener watches it, and sleeps on a pipe when
/// nothing comes. Each process makes an object of its own over the same two words, and takes one of the two parts.
/// <para>
/// No ring is slept through. The listener raises <c>parked</c>, then looks at the sequence once more; the ringer stores the
/// sequence, then looks at <c>parked</c>. With a full fence between store and load on both sides at least one of them sees
/// the other's store: either the listener finds the ring and doesn't sleep, or the ringer finds the flag and owes a wake over
/// the pipe. (Release and acquire would not do: both loads could be served before either store is seen, and x86 does that.)
/// </para>
/// <para>
/// No wake is left over. Only who takes the flag down by an exchange acts on it: the ringer then sends exactly one wake, and the
/// listener, should it find its flag taken, reads exactly one. <c>tests/models/doorbell.pml</c> checks both claims over all
/// interleavings, with stores delayed as x86 delays them.
/// </para>
/// <para>For one thread on each side, and one ring at a time: the ringer hears an answer before it rings again.</para>
/// </summary>
public sealed class Doorbell
{
    private readonly SharedWord _sequence;
    private readonly SharedWord _parked;
    private long _last;

    /// <summary>Takes part from now on: what was rung before is not heard.</summary>
    /// <param name="sequence">Counts rings. Only the ringer writes it.</param>
    /// <param name="parked">1 while the listener sleeps or is about to.</param>
    public Doorbell(SharedWord sequence, SharedWord parked)
    {
        _sequence = sequence;
        _parked = parked;
        _last = sequence.Read();
    }

    /// <summary>The last ring that this side sent or heard.</summary>
    internal long Last => _last;

    /// <summary>Rings. What was written before it is seen by whoever hears it. Then <see cref="OwesWake"/> has to be asked.</summary>
    // SYNC POINT: doorbell. Pairs with TryHear.
    public void Ring() => _sequence.Write(++_last);

    /// <summary>
    /// Whether the listener sleeps and this side has to wake it over the pipe, now and once. Between <see cref="Ring"/> and this
    /// lies a <see cref="SharedWord.Fence"/>: one, however many are rung.
    /// </summary>
    public bool OwesWake() => _parked.Read() != 0 && _parked.Exchange(0) != 0;

    /// <summary>Watches for the next ring.</summary>
    /// <param name="watcher">This thread's, which knows for how long.</param>
    /// <returns>Whether it came.</returns>
    /// <exception cref="ProtocolException">The sequence went anywhere but one up.</exception>
    // SYNC POINT: doorbell. Pairs with Ring.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryHear(Watcher watcher)
    {
        ArgumentNullException.ThrowIfNull(watcher);
        long value = watcher.ForChange(_sequence, _last);
        if (value == _last)
        {
            return false;
        }

        if (value != _last + 1)
        {
            throw new ProtocolException(
                ProtocolFault.Unexpected, $"Cannot follow the doorbell because it skipped: sequence={value}, expected={_last + 1}. Something else writes to the control region.");
        }

        _last = value;
        return true;
    }

    /// <summary>Says that this side is about to sleep on its pipe.</summary>
    /// <returns>
    /// Whether it must read the pipe: nothing was rung, or a wake is on its way already. When it needn't, a ring waits to be heard.
    /// </returns>
    public bool Park()
    {
        _ = _parked.Exchange(1);
        return _sequence.Read() == _last || _parked.Exchange(0) == 0;
    }

    /// <summary>Says that this side is awake. After the pipe was read, whatever came.</summary>
    public void Unpark() => _ = _parked.Exchange(0);
}
