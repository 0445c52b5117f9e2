using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Bandwidths;

/// <summary>How far a ceiling can be taken for memory's.</summary>
internal enum CeilingTrust
{
    /// <summary>Caches hold a quarter of each column at most, as STREAM's rule wants it.</summary>
    Memory,

    /// <summary>They hold more than that: memory gives less.</summary>
    Cached,

    /// <summary>The system doesn't say how large they are.</summary>
    Unknown,
}

/// <summary>What memory delivers at best: the fastest triad of the tables that caches don't hold.</summary>
/// <param name="Run">That triad.</param>
/// <param name="Trust">Whether it was memory.</param>
internal sealed record Ceiling(Measurement Run, CeilingTrust Trust)
{
    /// <summary>More than this beyond the ceiling doesn't come from memory; less may be noise.</summary>
    public const double Beyond = 1.10;

    /// <summary>Each array of STREAM's is to be so many times as large as all caches.</summary>
    private const int TimesCache = 4;

    /// <summary>Bytes a second, counted as everywhere: loads, stores, and the line that a store fetches.</summary>
    public double BytesPerSecond => Run.BytesPerSecond;

    /// <summary>Finds it.</summary>
    /// <param name="sizes">The smallest first; at least one.</param>
    /// <param name="lastLevelCache">Bytes of the last-level cache; null where they aren't known: the largest table has to do then.</param>
    public static Ceiling Of(IReadOnlyList<BandwidthSize> sizes, long? lastLevelCache)
    {
        BandwidthSize[] beyond = [.. sizes.Where(size => size.ColumnBytes >= TimesCache * lastLevelCache)];
        return beyond.Length > 0
            ? new Ceiling(beyond.Select(static size => size.BestTriad).MaxBy(static run => run.BytesPerSecond)!, CeilingTrust.Memory)
            : new Ceiling(sizes[^1].BestTriad, lastLevelCache is null ? CeilingTrust.Unknown : CeilingTrust.Cached);
    }

    /// <summary>The part of it that a run got.</summary>
    public double ShareOf(Measurement run) => run.BytesPerSecond / BytesPerSecond;

    /// <summary>Whether caches served a table: it got more than there is.</summary>
    public bool IsExceededBy(BandwidthSize size) => ShareOf(size.Best) > Beyond;
}
