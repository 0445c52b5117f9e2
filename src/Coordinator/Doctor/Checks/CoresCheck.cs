using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>What there is to compute on.</summary>
internal sealed class CoresCheck : ICheck
{
    private const string Subject = "cores";

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => Judge(examined.Cores);

    internal static Finding Judge(CoreMap map)
    {
        WorkerAdvice advice = WorkerAdvice.Of(map);
        return Of(map, advice) with
        {
            Values = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["logical"] = map.Logical,
                ["physical"] = map.Physical,
                ["performance"] = map.IsHybrid ? map.Count(CoreKind.Performance) : null,
                ["efficiency"] = map.IsHybrid ? map.Count(CoreKind.Efficiency) : null,
                ["allowed"] = map.Allowed.Count,
                ["usable"] = map.Usable,
                ["bound"] = BoundName.Of(map.Bound),
                ["memoryBoundWorkers"] = advice.MemoryBound,
                ["computeBoundWorkers"] = advice.ComputeBound,
            },
        };
    }

    private static Finding Of(CoreMap map, WorkerAdvice advice)
    {
        string found = $"{map.Logical} CPUs on {map.Physical?.ToString() ?? "unknown"} cores, {map.Usable:0.##} to use";
        string workers = $"Start with {advice.MemoryBound} workers for work bound by memory and {advice.ComputeBound} for work bound by arithmetic; ./run.sh lab cores holds that against a measurement.";
        if (map.Usable < 2)
        {
            return Finding.Note(
                Subject, found, "Workers and coordinator take turns on one CPU, so nothing here can get faster by more workers, and telling costs more.",
                "Give it two CPUs or more, if you are to measure.");
        }

        if (map.IsHybrid)
        {
            return Finding.Note(
                Subject, $"{found}, {map.Count(CoreKind.Performance)} performance and {map.Count(CoreKind.Efficiency)} efficiency",
                $"Ranges are of one size, so a tick takes as long as the slowest core needs for its range. {workers}", "See ./run.sh lab balance for borders that follow the time.");
        }

        return map.Bound == CoreBound.Affinity
            ? Finding.Note(Subject, found, $"The affinity mask leaves a part of the machine out: figures are of that part. {workers}", "Nothing, if that was meant; otherwise look at taskset or the container's --cpuset-cpus.")
            : Finding.Fine(Subject, found, workers);
    }
}
