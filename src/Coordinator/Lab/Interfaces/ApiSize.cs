using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Interfaces;

/// <summary>What was measured on one table.</summary>
/// <param name="Workers">How many ranges there are, each a process's or a thread's.</param>
/// <param name="Serial">One process alone.</param>
/// <param name="Ways">Each way, in the order of <see cref="ApiWay.All"/>.</param>
internal sealed record ApiSize(int Workers, Measurement Serial, IReadOnlyList<WayRun> Ways)
{
    /// <summary>Rows of the table.</summary>
    public int Rows => Serial.Plan.Partition.Rows;

    /// <summary>All runs, the serial one first.</summary>
    public IEnumerable<Measurement> Runs => [Serial, .. Ways.Select(static each => each.Run)];

    /// <summary>A way against the usual one of its group; null for that one itself.</summary>
    public PairedRatio? RatioOf(WayRun run) => run.Way == run.Way.Usual ? null : PairedRatio.Of(run.Run, Ways.First(each => each.Way == run.Way.Usual).Run);
}

/// <summary>A way, measured.</summary>
/// <param name="Way">The way.</param>
/// <param name="Run">Its runs.</param>
internal sealed record WayRun(ApiWay Way, Measurement Run);
