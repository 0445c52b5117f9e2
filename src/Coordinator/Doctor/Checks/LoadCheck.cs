using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>Whether others compute at this moment.</summary>
internal sealed class LoadCheck : ICheck
{
    private const string Subject = "load";

    /// <summary>Of the CPUs: with a quarter of them taken, the run with a worker on each of them shows it.</summary>
    private const double MuchOfCpus = 0.25;

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => examined.IsLinux
        ? Judge(LoadAverage.Parse(examined.Read("/proc/loadavg") ?? "")?.Minute, examined.Cores.Logical)
        : Finding.NotMade(Name, Examined.OnlyOnLinux);

    /// <summary>Judges the average over the last minute; null where the system doesn't say.</summary>
    internal static Finding Judge(double? minute, int cpus)
    {
        Finding finding = minute is not { } load ? Finding.NotMade(Subject, "the system doesn't tell the load")
            : load > MuchOfCpus * cpus ? Finding.Note(
                Subject, $"{load:0.##} threads wanted {cpus} CPUs in the last minute", "Others compute too (or did until now), so timings hold waiting for a CPU, and more workers get a larger share of it.",
                "Wait, or end them, if you are to measure.")
            : Finding.Fine(Subject, $"{load:0.##} threads wanted {cpus} CPUs in the last minute", "Nobody else computes to speak of.");
        return finding with { Values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["threads"] = minute, ["cpus"] = cpus } };
    }
}
