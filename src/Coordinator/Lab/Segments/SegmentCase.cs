using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Segments;

/// <summary>What was measured on one table.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Workers">How many workers searched it.</param>
/// <param name="Channels">What they were told by.</param>
/// <param name="Measurements">All runs, the serial one first.</param>
internal sealed record SegmentCase(int Rows, int Workers, ImmutableArray<LabChannel> Channels, IReadOnlyList<Measurement> Measurements)
{
    /// <summary>Rows that each tick found.</summary>
    public long Found => Measurements[0].Found[0].Rows / Ticks;

    /// <summary>The part of the table that they are.</summary>
    public double Share => (double)Found / Rows;

    /// <summary>Seconds in which a tick's segments were merged: the least of all samples, since other load only ever slows one down.</summary>
    public double Merge => Told.SelectMany(static run => run.Found).Min(static found => found.MergeSeconds) / Ticks;

    /// <summary>The same in the median sample, with whatever load there was.</summary>
    public double TypicalMerge => SampleStatistics.Of([.. Told.SelectMany(static run => run.Found).Select(static found => found.MergeSeconds)]).Median / Ticks;

    private int Ticks => Measurements[0].Plan.Ticks;

    private IEnumerable<Measurement> Told => Measurements.Where(static run => run.Plan.Dispatch != DispatchMode.Serial);

    /// <summary>Seconds of a tick, merging included: of the fastest sample.</summary>
    public double TickBy(LabChannel channel) => Told.First(run => run.Plan.Dispatch == channel.Dispatch).Seconds.Minimum / Ticks;
}

/// <summary>The two series of tables.</summary>
/// <param name="ByFound">Of one size, with more and more to be found.</param>
/// <param name="ByRows">Larger and larger, with as much to be found.</param>
internal sealed record SegmentSeries(IReadOnlyList<SegmentCase> ByFound, IReadOnlyList<SegmentCase> ByRows);
