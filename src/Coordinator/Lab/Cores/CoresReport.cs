using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>What the exercise says about cores, and about how many workers they are good for.</summary>
internal static class CoresReport
{
    /// <summary>A table of less than so many last-level caches is computed in it for a good part.</summary>
    private const double Roomy = 4;

    public static ExerciseResult Of(IExercise exercise, CoresFound found, MachineProfile machine) => new()
    {
        Name = exercise.Name,
        Question = exercise.Question,
        Verdict = $"{exercise.Name}: {Verdict(found.Map)}; {string.Join("; ", found.Curves.Select(Agreement.Of))}{Shared(found)}.",
        Tables = [CoresTables.There(found.Map), .. found.Curves.Select(CoresTables.Measured)],
        Pictures = [CoresPictures.Of(found, machine.SharedCpus)],
        Hints = [.. Hints(found, machine)],
        Measurements = [.. found.Curves.SelectMany(static curve => curve.Measurements)],
    };

    private static string Verdict(CoreMap map)
    {
        string cores = map.Physical is { } physical ? $"{map.Logical} CPUs on {physical} cores" : $"{map.Logical} CPUs on an unknown number of cores";
        string kinds = map.IsHybrid ? $" ({map.Count(CoreKind.Performance)} for performance, {map.Count(CoreKind.Efficiency)} for efficiency)" : string.Empty;
        string use = map.Bound switch
        {
            CoreBound.Quota => $"of which the quota leaves {map.Usable:0.##} CPUs' worth of time",
            CoreBound.Affinity => $"of which the affinity mask leaves {map.Allowed.Count}",
            _ => "all of them to use",
        };
        return $"{cores}{kinds}, {use}";
    }

    // Before anybody draws a conclusion from the rest of the sentence.
    private static string Shared(CoresFound found) => CpuUse.IsShared(found.Others)
        ? $" (others took {UnitText.Percent(found.Others ?? 0)} of the CPUs' time meanwhile, so this holds for a machine that is shared so)"
        : string.Empty;

    private static IEnumerable<string> Hints(CoresFound found, MachineProfile machine)
    {
        if (found.Map.Usable < 2)
        {
            yield return "Less than two CPUs: more workers can only take turns here, so what this machine says about numbers of workers holds for no other.";
        }

        foreach (string disturbed in Disturbances(found))
        {
            yield return disturbed;
        }

        if (found.Map.IsHybrid)
        {
            yield return "Ranges are of one size, so a tick takes as long as the slowest core needs for its own; the exercise balance moves borders to where the time goes.";
        }

        double bytes = 8.0 * found.Curves[0].Serial.Plan.Partition.Rows;
        if (machine.LastLevelCacheBytes is not { } cache)
        {
            yield return $"The system doesn't tell its caches: if {UnitText.Bytes(bytes)} of columns fit the last one for a good part, memory-bound work wasn't (--rows asks for more).";
        }
        else if (bytes < Roomy * cache)
        {
            yield return $"The columns ({UnitText.Bytes(bytes)}) fit the last-level cache ({UnitText.Bytes(cache)}) for a good part, so memory-bound work wasn't quite: ask for more --rows.";
        }

        yield return "Recommended by rules of thumb: memory-bound one worker a performance core; compute-bound siblings and efficiency cores too, where count times the slowest's speed (siblings 0.6, efficiency cores 0.5) grows; a quota rounded up.";
    }

    private static IEnumerable<string> Disturbances(CoresFound found)
    {
        if (found.Throttle is { Throttled: > 0 } throttle)
        {
            yield return $"Throttled: the quota stopped everybody in {throttle.Throttled:N0} of {throttle.Periods:N0} periods meanwhile, so times show the quota.";
        }

        if (CpuUse.IsShared(found.Others))
        {
            yield return "Where others compute, more workers get a larger share of the CPUs, and numbers beyond these look better than they are: measure again when nobody does.";
        }

        if (found.Hypervisor is { } hypervisor)
        {
            yield return $"A virtual machine ({hypervisor}): whether two of its CPUs share a core, and with whom, no file in it tells.";
        }
    }
}
