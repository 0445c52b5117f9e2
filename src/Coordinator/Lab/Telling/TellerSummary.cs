namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>
/// What a teller's runs on tables of all sizes say together: the cost of a dispatch, for which small tables speak (the work of
/// a large one hides it), and the work by size.
/// </summary>
internal sealed class TellerSummary
{
    public TellerSummary(Teller teller, IReadOnlyList<TellingSize> sizes)
    {
        Teller = teller;
        (int Rows, ToldRuns Told)[] told = [.. sizes.Select(size => (size.Rows, size.Told.First(each => each.Teller == teller)))];
        Cost = TellingCost.Pooled([.. told.Select(static each => each.Told.Fit.Cost)]);
        Work = new WorkCurve(told.Select(static each => (each.Rows, each.Told.WorkPerTick)));
    }

    internal TellerSummary(Teller teller, TellingCost cost, WorkCurve work)
    {
        Teller = teller;
        Cost = cost;
        Work = work;
    }

    /// <summary>Who is told, and by what.</summary>
    public Teller Teller { get; }

    /// <summary>The cost of a dispatch.</summary>
    public TellingCost Cost { get; }

    /// <summary>A tick's work by the rows of the table.</summary>
    public WorkCurve Work { get; }

    /// <summary>Rows a worker from which on telling every tick stays within a share of the work; null where that isn't known.</summary>
    /// <remarks>Where the cost is only bounded, they are the most that can be needed, and "more than" such a number says nothing.</remarks>
    public RowEstimate? SmallestPartition(double share) =>
        Cost.Accountable is { } cost && BreakEven.SmallestPartition(cost, Work, Teller.Workers, share) is { } rows && (Cost.IsResolved || rows.Bound != Bound.AtLeast)
            ? rows
            : null;

    /// <summary>
    /// Rows of the whole table whose work fits a tick of given length besides telling; null where that isn't known. Where the cost
    /// is only bounded, they are the fewest that fit, and neither none nor "less than" a number says anything.
    /// </summary>
    public RowEstimate? RowsWithin(double budget) =>
        Cost.Accountable is { } cost && BreakEven.RowsWithin(budget, cost, Work) is { } rows && (Cost.IsResolved || rows is { Rows: > 0, Bound: not Bound.AtMost })
            ? rows
            : null;
}
