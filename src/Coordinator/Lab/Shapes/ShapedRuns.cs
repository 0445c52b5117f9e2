using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Shapes;

/// <summary>What rows of one shape took.</summary>
/// <param name="Name">The shape.</param>
/// <param name="Serial">One thread.</param>
/// <param name="Threads">Threads of one process.</param>
/// <param name="Processes">Processes, each with the rows of its range.</param>
internal sealed record ShapedRuns(string Name, Measurement Serial, Measurement Threads, Measurement Processes)
{
    /// <summary>All runs.</summary>
    public IEnumerable<Measurement> All => [Serial, Threads, Processes];

    /// <summary>The faster of the two ways to compute side by side.</summary>
    public Measurement Parallel => Threads.Seconds.Median <= Processes.Seconds.Median ? Threads : Processes;

    /// <summary>Seconds of a tick.</summary>
    public static double Tick(Measurement run) => run.Seconds.Median / run.Plan.Ticks;
}

/// <summary>What was measured on one table.</summary>
/// <param name="Workers">Threads, and processes.</param>
/// <param name="Shapes">The shapes, the wrongest first.</param>
internal sealed record ShapesSize(int Workers, IReadOnlyList<ShapedRuns> Shapes)
{
    /// <summary>Rows of the table.</summary>
    public int Rows => Shapes[0].Serial.Plan.Partition.Rows;

    /// <summary>All runs.</summary>
    public IEnumerable<Measurement> Runs => Shapes.SelectMany(static shape => shape.All);

    /// <summary>The shape that is slowest on one thread.</summary>
    public ShapedRuns Worst => Shapes.MaxBy(static shape => shape.Serial.Seconds.Median)!;

    /// <summary>The shape that is fastest on one thread.</summary>
    public ShapedRuns Best => Shapes.MinBy(static shape => shape.Serial.Seconds.Median)!;

    /// <summary>The worst shape against the best, both on one thread.</summary>
    public PairedRatio Apart => PairedRatio.Of(Worst.Serial, Best.Serial);

    /// <summary>The worst shape side by side, against the best alone.</summary>
    public PairedRatio Rescue => PairedRatio.Of(Worst.Parallel, Best.Serial);

    /// <summary>Whether a result differs, from its serial one or from that of another shape.</summary>
    public bool Differs => Runs.Any(static run => run.Mismatch is not null) || Runs.DistinctBy(static run => run.WorldHash, StringComparer.Ordinal).Count() > 1;
}
