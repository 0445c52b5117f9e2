using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>A container's quota, and whether it was run into.</summary>
internal sealed class CpuQuotaCheck : ICheck
{
    private const string Subject = "cpu-quota";

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => examined.IsLinux
        ? Judge(examined.Cores, new LinuxMachine(examined.Read).CpuThrottle)
        : Finding.NotMade(Name, Examined.OnlyOnLinux);

    internal static Finding Judge(CoreMap map, CpuThrottle? throttle) => Of(map, throttle) with
    {
        Values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["cpus"] = map.Quota?.Cpus,
            ["version"] = map.Quota is { } quota ? quota.IsUnified ? 2 : 1 : null,
            ["periods"] = throttle?.Periods,
            ["throttledPeriods"] = throttle?.Throttled,
        },
    };

    private static Finding Of(CoreMap map, CpuThrottle? throttle)
    {
        if (map.IsQuotaUnreadable)
        {
            return Finding.Note(
                Subject, "can't be read", "It is taken for none, and all CPUs for one's own: with a quota, whoever watches a doorbell uses it up.",
                "Mount the control groups, or leave doorbell out (--dispatch).");
        }

        if (map.Quota is not { } quota)
        {
            return Finding.Fine(Subject, "none", "Time is limited by the CPUs alone.");
        }

        string found = $"{quota.Cpus:0.##} CPUs ({quota.Source})";
        if (throttle is { Throttled: > 0 })
        {
            return Finding.Note(
                Subject, $"{found}, throttled in {UnitText.Percent((double)throttle.Throttled / Math.Max(throttle.Throttled, throttle.Periods))} of periods",
                "Once the quota of a period (mostly 100 ms) is used up, everybody stands still until the next: figures then show the quota and not the machine.",
                "Raise it (docker run --cpus=...), or use fewer workers.");
        }

        return map.Bound == CoreBound.Quota
            ? Finding.Note(
                Subject, found, $"It is less than the {map.Allowed.Count} CPUs that may be used, so it is what limits a run; workers and coordinator together are stopped when it is used up.",
                $"No more than {Math.Ceiling(quota.Cpus):0} workers; raise it for more (docker run --cpus=...).")
            : Finding.Fine(Subject, found, "It is no less than the CPUs that may be used, so it doesn't limit a run.");
    }
}
