using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>The world hashes, a line for all runs that have the same.</summary>
internal static class HashLines
{
    public static IEnumerable<string> Of(JobResult result)
    {
        foreach (IGrouping<(string Kernel, string Hash), Measurement> same in result.Measurements
            .GroupBy(static each => (each.Plan.Schedule.Name, each.WorldHash)))
        {
            yield return $"World hash after {same.Key.Kernel} ({same.Count()} runs): {same.Key.Hash}";
        }

        if (result.OutputHash is { } output)
        {
            yield return $"World hash of the output: {output}";
        }
    }
}
