using System.Globalization;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>How many processes and threads there may be.</summary>
/// <param name="OfUser">The user's limit (nproc), which counts threads; null where the system doesn't say.</param>
/// <param name="GroupLeft">What a control group's limit (pids.max) leaves; null where there is none.</param>
/// <param name="SystemLeft">What the kernel's own limits leave; null where it doesn't say.</param>
internal sealed record ProcessRoom(long? OfUser, long? GroupLeft, long? SystemLeft)
{
    /// <summary>The least of them; null where none is known.</summary>
    public long? Least => new[] { OfUser, GroupLeft, SystemLeft }.Min();
}

/// <summary>Whether workers and their threads may be started (pids, nproc).</summary>
internal sealed class ProcessesCheck : ICheck
{
    private const string Subject = "processes";
    private const string Controller = "pids";

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => examined.IsLinux ? Judge(RoomOf(examined.Read)) : Finding.NotMade(Name, Examined.OnlyOnLinux);

    internal static ProcessRoom RoomOf(Func<string, string?> read)
    {
        CgroupPlace? place = CgroupPlace.Find(read("/proc/self/cgroup") ?? "", read("/proc/self/mountinfo") ?? "", Controller);
        int? threads = LoadAverage.Parse(read("/proc/loadavg") ?? "")?.Threads;
        long? most = new[] { Number(read("/proc/sys/kernel/threads-max")), Number(read("/proc/sys/kernel/pid_max")) }.Min();
        return new ProcessRoom(
            ProcessLimits.Parse(read("/proc/self/limits") ?? "").Soft(ProcessLimits.Processes),
            place?.Folders.Select(folder => Number(read($"{folder}/pids.max")) - (Number(read($"{folder}/pids.current")) ?? 0)).Min(),
            most - threads);
    }

    internal static Finding Judge(ProcessRoom room) => Of(room) with
    {
        Values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["userLimit"] = LimitText.ValueOf(room.OfUser),
            ["groupLeft"] = room.GroupLeft,
            ["systemLeft"] = room.SystemLeft,
        },
    };

    private static Finding Of(ProcessRoom room)
    {
        // How many threads the user has would take a look at each process, and other namespaces hide theirs.
        bool isOfUser = room.OfUser is { } user && user == room.Least && user != long.MaxValue;
        string found = isOfUser
            ? $"limit {LimitText.Of(room.Least)} threads for all that the user runs (nproc)"
            : $"room for {LimitText.Of(room.Least)} threads (pids, nproc)";
        string less = isOfUser ? ", less what the user's other programs take of the limit" : "";
        if (room.Least is not { } most)
        {
            return Finding.Note(Subject, found, "How many workers that is enough for isn't known.");
        }

        long workers = Math.Max(0, (most - UsualRun.CoordinatorThreads) / UsualRun.WorkerThreads);
        return workers == 0
            ? Finding.Unfit(
                Subject, found, $"A coordinator takes up to {UsualRun.CoordinatorThreads} threads, a worker {UsualRun.WorkerThreads}: no worker can be relied on to start.",
                "Raise the limit (ulimit -u; docker run --pids-limit=...; TasksMax= of a service), or end what uses it up.")
            : workers < Limits.MaxWorkers
                ? Finding.Note(
                    Subject, found, $"Enough for about {workers:N0} workers, of {Limits.MaxWorkers} that a run may have{less}.",
                    "Nothing, unless you want more; then raise the limit (docker run --pids-limit=...).")
                : Finding.Fine(Subject, found, $"Enough for as many workers as a run may have ({Limits.MaxWorkers}){less}.");
    }

    private static long? Number(string? text) => long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
