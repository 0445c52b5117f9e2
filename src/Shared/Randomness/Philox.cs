using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Randomness;

/// <summary>
/// Random numbers without a state: a pure function of seed, row, tick and stream. So a row's numbers don't depend on which
/// worker computes it, in which order, or how many workers there are, and any tick can be computed again alone. A
/// generator with a state would have to be handed from row to row.
/// <para>
/// Philox4x32-10: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). It passed
/// TestU01's BigCrush there. It isn't cryptographic: whoever sees numbers may find the seed.
/// </para>
/// </summary>
public static class Philox
{
    private const int Rounds = 10;

    // The multipliers are the paper's, found by search; the key's steps are the fractions of the golden
    // ratio and of sqrt(3), in units of 2^-32.
    private const uint FirstMultiplier = 0xD2511F53;
    private const uint SecondMultiplier = 0xCD9E8D57;
    private const uint FirstKeyStep = 0x9E3779B9;
    private const uint SecondKeyStep = 0xBB67AE85;

    /// <summary>
    /// The four words of a row at a tick. Key: the seed's lower word, then its upper. Counter: row, tick, stream, block. Two
    /// calls that differ in the counter alone never give the same four words (the function is a bijection of the counter).
    /// </summary>
    /// <param name="seed">The run's seed; any number.</param>
    /// <param name="row">The row in the table, not in the worker's range, or the result would depend on the partition.</param>
    /// <param name="tick">The tick in the run, not in the dispatch, or it would depend on the batch.</param>
    /// <param name="stream">What the numbers are for; two uses that share a stream get the same numbers.</param>
    /// <param name="block">Counts on where one use needs more than four words for a row.</param>
    public static RandomWords Words(ulong seed, uint row, uint tick, uint stream, uint block = 0)
    {
        RandomWords words = new(row, tick, stream, block);
        uint firstKey = (uint)seed;
        uint secondKey = (uint)(seed >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            words = Round(words, firstKey, secondKey);
            firstKey += FirstKeyStep;
            secondKey += SecondKeyStep;
        }

        return words;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RandomWords Round(RandomWords words, uint firstKey, uint secondKey)
    {
        ulong first = (ulong)FirstMultiplier * words.First;
        ulong second = (ulong)SecondMultiplier * words.Third;
        return new RandomWords(
            (uint)(second >> 32) ^ words.Second ^ firstKey,
            (uint)second,
            (uint)(first >> 32) ^ words.Fourth ^ secondKey,
            (uint)first);
    }
}
