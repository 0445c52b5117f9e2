using System.Numerics;

namespace ParallelMotion.Coordinator.Live.Counting;

/// <summary>
/// Counts durations in buckets, four to each doubling: from a nanosecond to days in a few hundred words, and each bucket about a fifth wider than the
/// one before. One thread counts, others may look.
/// </summary>
internal sealed class TripBuckets
{
    private const int PerDoubling = 4;

    // A signed 64-bit number of nanoseconds has no more.
    private readonly long[] _counts = new long[64 * PerDoubling];

    /// <summary>Counts one; costs a few instructions.</summary>
    /// <param name="nanoseconds">The duration; what is below one counts as one.</param>
    public void Count(long nanoseconds) => _counts[IndexOf(Math.Max(1, nanoseconds))]++;

    /// <summary>Those with any in them, the shortest first.</summary>
    public IReadOnlyList<LiveBucket> Look()
    {
        List<LiveBucket> filled = [];
        for (int index = 0; index < _counts.Length; index++)
        {
            if (Interlocked.Read(ref _counts[index]) is > 0 and long count)
            {
                filled.Add(new LiveBucket(From(index), From(index + 1), count));
            }
        }

        return filled;
    }

    // The exponent, and the two bits behind the leading one.
    private static int IndexOf(long nanoseconds)
    {
        int exponent = BitOperations.Log2((ulong)nanoseconds);
        int behind = exponent >= 2 ? (int)(nanoseconds >> (exponent - 2)) & 3 : (int)(nanoseconds << (2 - exponent)) & 3;
        return (exponent * PerDoubling) + behind;
    }

    private static double From(int index) => Math.ScaleB(1 + ((index % PerDoubling) / (double)PerDoubling), index / PerDoubling) * 1e-9;
}
