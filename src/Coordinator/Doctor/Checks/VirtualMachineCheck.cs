using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>Whether the machine is shared with others whom nobody sees from within.</summary>
internal sealed class VirtualMachineCheck : ICheck
{
    private const string Subject = "virtual-machine";

    /// <summary>From here on the time that a hypervisor took shows in medians.</summary>
    private const double MuchSteal = 0.01;

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => examined.IsLinux ? Judge(Virtualisation.OfLinux(examined.Read)) : Finding.NotMade(Name, Examined.OnlyOnLinux);

    internal static Finding Judge(Virtualisation seen)
    {
        string container = seen.Container is null ? string.Empty : $", {seen.Container}";
        Finding finding = seen.Hypervisor is null && !seen.WouldShow
            ? Finding.Note(Subject, $"not told{container}", "Nothing here would show a hypervisor (an ARM processor has no flag for it), so the machine may be a guest that shares CPUs and caches with others.")
            : seen.Hypervisor is null
            ? Finding.Fine(Subject, $"none shows{container}", "CPUs and caches are what they say they are.")
            : Finding.Note(
                Subject,
                $"{seen.Hypervisor}{container}, steal {(seen.Steal is { } steal ? UnitText.Percent(steal) : "unknown")}",
                $"A virtual CPU may be half of a core, caches are shared with guests that nobody sees, and figures drift with what those do{(seen.Steal > MuchSteal ? "; time was taken from this one since it started" : "")}.",
                "Compare only what was sampled in turn in one run, and measure again at another hour before you believe a figure.");
        return finding with
        {
            Values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["hypervisor"] = seen.Hypervisor, ["container"] = seen.Container, ["stealShare"] = seen.Steal },
        };
    }
}
