using System.Diagnostics;
using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Waiting;

/// <summary>Looks at a word until it changes.</summary>
internal static class Watch
{
    /// <summary>Looks between two looks at the clock, which takes as long as one or two of them.</summary>
    private const int LooksPerClock = 16;

    /// <summary>
    /// Looks at the clock between two offers of the CPU, about 3 us: whoever is watched for may have been put on this very CPU
    /// while another was idle, and would be waited for until it is moved. Longer than a hot answer takes.
    /// </summary>
    private const int ClocksPerYield = 8;

    /// <summary>Watches a word within a budget.</summary>
    /// <param name="word">The word.</param>
    /// <param name="known">The value it has until it changes.</param>
    /// <param name="budget">When to give up; there is always one look.</param>
    /// <returns>The other value, or <paramref name="known"/> when it did not change.</returns>
    // Not SpinWait: it looks after up to 272 ns, as long as a whole round trip, and then sleeps a fixed time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long ForChange(SharedWord word, long known, SpinBudget budget)
    {
        long value = word.Read();
        if (value == known && budget.Nanoseconds > 0)
        {
            value = Spin(word, known, budget.Nanoseconds);
        }

        for (int turn = 0; value == known && turn < budget.Yields; turn++)
        {
            _ = Thread.Yield();
            value = word.Read();
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Spin(SharedWord word, long known, long nanoseconds)
    {
        long start = Stopwatch.GetTimestamp();
        long ticks = (long)(nanoseconds * (Stopwatch.Frequency / 1e9));
        for (int clock = 1; ; clock++)
        {
            for (int look = 0; look < LooksPerClock; look++)
            {
                long value = word.Read();
                if (value != known)
                {
                    return value;
                }

                ProcessorPause.Once();
            }

            if (Stopwatch.GetTimestamp() - start >= ticks)
            {
                return word.Read();
            }

            if (clock % ClocksPerYield == 0)
            {
                _ = Thread.Yield();
            }
        }
    }
}
