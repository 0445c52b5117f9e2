namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>From when on telling is cheap.</summary>
internal static class BreakEven
{
    /// <summary>What rounding adds to a whole number must not make the next one of it.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The fewest ticks a dispatch for which telling stays within a share of the work.</summary>
    /// <param name="cost">Seconds of one dispatch.</param>
    /// <param name="work">Seconds of one tick's work.</param>
    /// <param name="share">The share, such as 0.01.</param>
    /// <returns>Ticks; null where the work isn't known.</returns>
    public static long? SmallestBatch(double cost, double work, double share) =>
        work <= 0 ? null : Math.Max(1, (long)Math.Ceiling(cost / (work * share) * (1 - Rounding)));

    /// <summary>The fewest rows a worker for which telling every tick stays within a share of the work.</summary>
    /// <param name="cost">Seconds of one dispatch.</param>
    /// <param name="work">The work by rows of the whole table.</param>
    /// <param name="workers">Workers that share them.</param>
    /// <param name="share">The share.</param>
    /// <returns>Rows; null where the work isn't known, or telling costs nothing that could be told.</returns>
    public static RowEstimate? SmallestPartition(double cost, WorkCurve work, int workers, double share) =>
        work.RowsFor(cost / share) is { } table ? table with { Rows = table.Rows / workers } : null;

    /// <summary>The rows whose work fits a tick of given length besides telling.</summary>
    /// <param name="budget">Seconds of the tick.</param>
    /// <param name="cost">Seconds of one dispatch.</param>
    /// <param name="work">The work by rows of the whole table.</param>
    /// <returns>Rows of the whole table, 0 where telling alone takes longer; null where the work isn't known.</returns>
    public static RowEstimate? RowsWithin(double budget, double cost, WorkCurve work) =>
        cost >= budget ? new RowEstimate(Rows: 0, Bound.None) : work.RowsFor(budget - cost);
}
