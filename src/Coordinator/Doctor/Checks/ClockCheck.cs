using ParallelMotion.Coordinator.Lab.RoundTrips;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>What the clock that everything is timed with costs and tells.</summary>
internal sealed class ClockCheck : ICheck
{
    private const string Subject = "clock";
    private const string SourceFile = "/sys/devices/system/clocksource/clocksource0/current_clocksource";

    /// <summary>A reading in the process itself takes 15 to 60 ns; one that asks the kernel takes longer than this, on hardware of any age.</summary>
    private const double SlowSeconds = 250e-9;

    /// <summary>The shortest that is timed here is half a microsecond, a round trip by doorbell.</summary>
    private const double CoarseSeconds = 200e-9;

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => Judge(examined.Read(SourceFile)?.Trim(), ClockCost.Measure());

    /// <summary>Judges what was measured; the source is named, where the system names it.</summary>
    internal static Finding Judge(string? source, ClockCost cost)
    {
        string found = $"{source ?? "source not named"}, a reading takes {UnitText.Seconds(cost.Median)}, step {UnitText.Seconds(cost.Step)}";
        Finding finding = cost.Median > SlowSeconds || cost.Step > CoarseSeconds
            ? Finding.Note(
                Subject, found, "That is as much as the shortest times that are measured here, so figures of single round trips hold it. Runs of milliseconds don't show it.",
                source is "hpet" or "acpi_pm" or "jiffies"
                    ? "The kernel found the processor's own counter unreliable: see dmesg, and what the hypervisor offers (tsc, kvm-clock)."
                    : "Believe medians over many rounds, and differences rather than single times.")
            : Finding.Fine(Subject, found, "Little beside the shortest times that are measured here, half a microsecond.");
        return finding with
        {
            Values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["source"] = source, ["readingSeconds"] = cost.Median, ["stepSeconds"] = cost.Step },
        };
    }
}
