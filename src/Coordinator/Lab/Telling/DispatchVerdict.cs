using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>What telling costs, in a sentence.</summary>
internal static class DispatchVerdict
{
    /// <summary>Telling that adds no more than this share to the work is called cheap.</summary>
    public const double Cheap = 0.10;

    /// <summary>About the most workers, by every channel.</summary>
    public static string Of(IReadOnlyList<TellerSummary> tellers)
    {
        int most = tellers.Max(static each => each.Teller.Workers);
        string costs = string.Join("; ", tellers.Where(each => each.Teller.Workers == most).Select(Of));
        return $"dispatch: telling {RunName.Workers(most)} costs {costs}.";
    }

    private static string Of(TellerSummary teller)
    {
        if (teller.Cost.Accountable is not { } seconds)
        {
            return $"less than this machine's noise lets tell by {teller.Teller.Channel.Name}, and this run can't bound it";
        }

        string cost = $"{UnitText.Seconds(seconds)} a time by {teller.Teller.Channel.Name}";
        if (!teller.Cost.IsResolved)
        {
            return $"less than this machine's noise lets tell, at most {cost}";
        }

        return teller.SmallestPartition(Cheap) switch
        {
            { Bound: Bound.None, Rows: var rows } => $"{cost}, so tell every tick from about {RoundNumber.Of(rows)} rows a worker on (under 10 % of the work), and several ticks at once below",
            { Bound: Bound.AtLeast, Rows: var rows } => $"{cost}, so tell several ticks at once below {RoundNumber.Of(rows)} rows a worker at least; larger tables than these would say from when on every tick is cheap",
            { Rows: var rows } => $"{cost}, so tell every tick even with {RoundNumber.Of(rows)} rows a worker",
            null => $"{cost}, and this run can't tell how many rows make that cheap",
        };
    }
}
