using System.Runtime.Versioning;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Sweeping;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>What dead runs left where regions lie, and which of their workers are still there. It looks as a sweep does, and removes nothing.</summary>
internal sealed class DeadRunsCheck : ICheck
{
    private const string Subject = "dead-runs";

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined)
    {
        if (OperatingSystem.IsWindows())
        {
            return Finding.NotMade(Name, "on Windows regions go with their last process");
        }

        // Before and after: a run that starts or ends in between would otherwise look as if its workers had outlived it.
        IReadOnlyList<RunProcess> before = examined.IsLinux ? RunProcess.All() : [];
        IReadOnlyList<SweptFolder> found = Sweeper.Look(examined.MemoryFolder);
        return Judge(examined.MemoryFolder, found, before.Count == 0 ? before : [.. before.Intersect(RunProcess.All())]);
    }

    /// <summary>Judges.</summary>
    /// <param name="root">Where regions lie.</param>
    /// <param name="found">What lies there; what a sweep would remove is said to be gone.</param>
    /// <param name="processes">Workers of whatever run.</param>
    [UnsupportedOSPlatform("windows")]
    internal static Finding Judge(string root, IReadOnlyList<SweptFolder> found, IReadOnlyList<RunProcess> processes)
    {
        SweptFolder[] dead = [.. found.Where(static each => each.IsRemoved)];
        SweptFolder[] alive = [.. found.Where(static each => each.KeptBecause is SweptFolder.Alive)];
        SweptFolder[] foreign = [.. found.Except(dead).Except(alive)];

        // Of runs in other folders nothing is known here.
        int[] orphans = [.. processes.Where(each => string.Equals(Path.GetDirectoryName(each.Folder), root, StringComparison.Ordinal)
            && Array.TrueForAll(alive, run => !string.Equals(run.Path, each.Folder, StringComparison.Ordinal))).Select(static each => each.Pid)];
        return Of(root, dead, alive, foreign, orphans) with
        {
            Values = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["deadRuns"] = dead.Select(static each => each.Name).ToArray(),
                ["deadBytes"] = dead.Sum(static each => each.Bytes ?? 0),
                ["liveRuns"] = alive.Select(static each => each.Name).ToArray(),
                ["orphanedWorkers"] = orphans,
                ["notLookedInto"] = foreign.Select(static each => each.Path).ToArray(),
            },
        };
    }

    private static Finding Of(string root, SweptFolder[] dead, SweptFolder[] alive, SweptFolder[] foreign, int[] orphans)
    {
        if (orphans.Length > 0)
        {
            return Finding.Note(
                Subject, $"{Runs(dead, "dead")}, {orphans.Length:N0} of their workers still there",
                "Workers leave within a second of their coordinator's death; these don't, as stopped ones do. They hold memory, though no run can be harmed by them.",
                $"If that is still so in a second: kill -9 {string.Join(' ', orphans)}, then ./run.sh clean{Option(root)}.");
        }

        if (dead.Length > 0)
        {
            return Finding.Note(
                Subject, $"{Runs(dead, "dead")}, {UnitText.Bytes(dead.Sum(static each => each.Bytes ?? 0))}",
                "Their coordinators were killed. What they left takes memory until the next start or clean removes it; until then a run can be gone on with.",
                $"./run.sh resume {dead[0].Name}, or ./run.sh clean{Option(root)}.");
        }

        if (foreign.Length > 0)
        {
            return Finding.Note(
                Subject, $"{foreign.Length:N0} named like a run, but no run of this user's", $"{foreign[0].Path}: {foreign[0].KeptBecause}. Nothing here ever touches it.",
                "Look who made it, and remove it yourself if nobody needs it.");
        }

        return alive.Length > 0
            ? Finding.Note(Subject, Runs(alive, "live"), "Another run is under way, with CPUs and memory that yours would share: timings of both suffer.", "Wait for it, if you are to measure.")
            : Finding.Fine(Subject, "nothing was left", $"No run, dead or alive, has anything in {root}.");
    }

    private static string Runs(SweptFolder[] runs, string state) => runs.Length == 1 ? $"1 {state} run" : $"{runs.Length:N0} {state} runs";

    private static string Option(string root) => string.Equals(root, Shared.Memory.RegionStore.DefaultFolder, StringComparison.Ordinal) ? "" : $" --memory-folder {root}";
}
