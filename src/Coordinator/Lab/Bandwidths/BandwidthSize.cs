using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Bandwidths;

/// <summary>What was measured on a table of one size.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Motion">What every job does: the serial run first, then each number of workers.</param>
/// <param name="Triad">The triad, in the same order.</param>
internal sealed record BandwidthSize(int Rows, IReadOnlyList<Measurement> Motion, IReadOnlyList<Measurement> Triad)
{
    /// <summary>Bytes of the columns that motion passes over.</summary>
    public long TableBytes => BytesOf(Motion[0]);

    /// <summary>Bytes of one of the triad's columns.</summary>
    public long ColumnBytes => (long)Rows * sizeof(float);

    /// <summary>The fastest run of motion.</summary>
    public Measurement Best => Motion.MaxBy(static run => run.BytesPerSecond)!;

    /// <summary>The fastest run of the triad.</summary>
    public Measurement BestTriad => Triad.MaxBy(static run => run.BytesPerSecond)!;

    /// <summary>All runs.</summary>
    public IEnumerable<Measurement> Runs => Motion.Concat(Triad);

    private static long BytesOf(Measurement run) => (long)run.Plan.Partition.Rows * run.Plan.Schedule.Columns.Length * sizeof(float);
}
