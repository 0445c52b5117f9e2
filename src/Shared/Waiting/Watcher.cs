using System.Diagnostics;
using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Placement;

namespace ParallelMotion.Shared.Waiting;

/// <summary>Looks at words of the control region until they change. For one thread.</summary>
/// <param name="budget">For how long at a time.</param>
/// <param name="home">The CPU of this thread while everybody who takes part has one, or <see cref="HomeCpu.Unknown"/>.</param>
public sealed class Watcher(SpinBudget budget, int home)
{
    /// <summary>Looks between two looks at the clock, which takes as long as one or two of them.</summary>
    private const int LooksPerClock = 16;

    /// <summary>
    /// Nanoseconds between two offers of the CPU: whoever is watched for may have been put on this very CPU while another was
    /// idle, and would be waited for until it is moved. Longer than a hot answer takes.
    /// </summary>
    private const int NanosecondsPerOffer = 3_000;

    /// <summary>
    /// Waits in a row that ended only after an offer of the CPU, before this thread looks where it is. Linux leaves two that
    /// offer each other one CPU there for tens of milliseconds, though another is idle, and each wait then takes a hundred times
    /// as long.
    /// </summary>
    private const int WaitsUntilLook = 8;

    /// <summary>Waits until it looks again: where somebody else has taken its home, going there is worse than sharing.</summary>
    private const int WaitsBetweenLooks = 100;

    private static readonly double TicksPerNanosecond = Stopwatch.Frequency / 1e9;

    private static readonly long TicksPerOffer = (long)(NanosecondsPerOffer * TicksPerNanosecond);

    private readonly long _spin = (long)(budget.Nanoseconds * TicksPerNanosecond);
    private int _offers;

    /// <summary>Who only looks once.</summary>
    public static Watcher Glance() => new(SpinBudget.None, HomeCpu.Unknown);

    /// <summary>Goes back to this thread's CPU, after a wake over a pipe: see <see cref="ThreadPlacement.ReturnTo"/>.</summary>
    public void GoHome() => ThreadPlacement.ReturnTo(home);

    /// <summary>Watches a word within the budget.</summary>
    /// <param name="word">The word.</param>
    /// <param name="known">The value it has until it changes.</param>
    /// <returns>The other value, or <paramref name="known"/> when it did not change; there is always one look.</returns>
    // Not SpinWait: it looks after up to 272 ns, as long as a whole round trip, and then sleeps a fixed time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long ForChange(SharedWord word, long known)
    {
        long value = word.Read();
        if (value == known && _spin > 0)
        {
            value = Spin(word, known);
        }

        for (int turn = 0; value == known && turn < budget.Yields; turn++)
        {
            _ = Thread.Yield();
            value = word.Read();
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Spin(SharedWord word, long known)
    {
        long start = Stopwatch.GetTimestamp();
        long offered = start;
        while (true)
        {
            for (int look = 0; look < LooksPerClock; look++)
            {
                long value = word.Read();
                if (value != known)
                {
                    CountOffers(hasOffered: offered != start);
                    return value;
                }

                ProcessorPause.Once();
            }

            long now = Stopwatch.GetTimestamp();
            if (now - start >= _spin)
            {
                return word.Read();
            }

            if (now - offered >= TicksPerOffer)
            {
                offered = now;
                _ = Thread.Yield();
            }
        }
    }

    private void CountOffers(bool hasOffered)
    {
        _offers = hasOffered ? _offers + 1 : Math.Min(_offers, 0);
        if (_offers >= WaitsUntilLook)
        {
            _offers = -WaitsBetweenLooks;
            GoHome();
        }
    }
}
