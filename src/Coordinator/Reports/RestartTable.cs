using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>The workers that died and were replaced, one by one.</summary>
internal static class RestartTable
{
    public static TitledTable Of(IReadOnlyList<Restart> restarts)
    {
        TitledTable table = new("Workers that were replaced", ">worker", ">tick", ">recovery", "cause");
        foreach (Restart restart in restarts)
        {
            table.Add($"{restart.Worker}", restart.Tick?.ToString() ?? "-", UnitText.Seconds(restart.RecoverySeconds), restart.Cause);
        }

        return table;
    }
}
