using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>Whether the coordinator may open enough files (nofile): pipes and streams of workers are some.</summary>
internal sealed class OpenFilesCheck : ICheck
{
    private const string Subject = "open-files";

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => examined.IsLinux
        ? Judge(ProcessLimits.Parse(examined.Read("/proc/self/limits") ?? "").Soft(ProcessLimits.OpenFiles))
        : Finding.NotMade(Name, Examined.OnlyOnLinux);

    /// <summary>Judges the limit; null where the system doesn't say.</summary>
    internal static Finding Judge(long? limit)
    {
        // The runtime has raised it as far as it may before anybody could ask.
        string found = $"limit {LimitText.Of(limit)} (nofile)";
        long workers = limit is { } most ? Math.Max(0, (most - UsualRun.CoordinatorFiles) / UsualRun.WorkerFiles) : Limits.MaxWorkers;
        Finding finding = limit is null ? Finding.Note(Subject, found, "How many workers that is enough for isn't known.")
            : workers == 0 ? Finding.Unfit(
                Subject, found, $"A coordinator has about {UsualRun.CoordinatorFiles} files open and {UsualRun.WorkerFiles} more for each worker, so no run can start.",
                "Raise the hard limit (ulimit -n 4096; LimitNOFILE= of a service; docker run --ulimit nofile=4096).")
            : workers < Limits.MaxWorkers ? Finding.Note(
                Subject, found, $"Enough for about {workers:N0} workers, of {Limits.MaxWorkers} that a run may have.",
                "Nothing, unless you want more; then raise the hard limit (ulimit -n 4096).")
            : Finding.Fine(Subject, found, $"Enough for as many workers as a run may have ({Limits.MaxWorkers}).");
        return finding with { Values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["limit"] = LimitText.ValueOf(limit) } };
    }
}
