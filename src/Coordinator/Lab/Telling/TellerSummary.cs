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

    /// <summary>Who is told, and by what.</summary>
    public Teller Teller { get; }

    /// <summary>The cost of a dispatch.</summary>
    public TellingCost Cost { get; }

    /// <summary>A tick's work by the rows of the table.</summary>
    public WorkCurve Work { get; }

    /// <summary>Rows a worker from which on telling every tick stays within a share of the work; null where that isn't known.</summary>
    public RowEstimate? SmallestPartition(double share) => BreakEven.SmallestPartition(Cost.Accountable, Work, Teller.Workers, share);
}
