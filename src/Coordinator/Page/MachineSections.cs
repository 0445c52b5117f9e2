using System.Text.Json;
using System.Text.RegularExpressions;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>Where figures were taken, and what was asked for: without that they mean nothing.</summary>
internal static partial class MachineSections
{
    public static IEnumerable<PageSection> Of(ResultDocument result) =>
    [
        new("machine", "The machine", Lead: null, [new PageFacts([.. Machine(result.Machine)])]),
        new("spec", "What was asked for", Lead: null, [new PageFacts([.. Spec(result.Spec), .. Schedules(result)])]),
    ];

    private static IEnumerable<PageFact> Machine(MachineProfile machine) =>
    [
        new("processor", machine.CpuModel),
        new("logical CPUs", $"{machine.LogicalCpus}"),
        new("physical cores", machine.PhysicalCores?.ToString() ?? "unknown"),
        new("CPU quota", machine.CpuQuota is { } quota ? $"{quota:0.##} CPUs" : machine.IsQuotaUnreadable ? "unreadable" : "none"),
        new("kernels run on", $"{machine.VectorUnit} at a time"),
        new("last-level cache", Bytes(machine.LastLevelCacheBytes)),
        new("shared memory free", Bytes(machine.SharedMemoryFreeBytes)),
        new("memory available", Bytes(machine.MemoryAvailableBytes)),
        new("system", machine.Os),
        new("runtime", machine.Runtime),
    ];

    private static string Bytes(long? bytes) => bytes is { } known ? UnitText.Bytes(known) : "unknown";

    // As the result document has it, whatever is added to it.
    private static IEnumerable<PageFact> Spec(object spec) =>
        from property in JsonSerializer.SerializeToElement(spec, spec.GetType(), JsonSerializerOptions.Web).EnumerateObject()
        select new PageFact(Humps.Replace(property.Name, static hump => $" {hump.Value.ToLowerInvariant()}"), Text(property.Value));

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "-",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array => value.GetArrayLength() == 0 ? "-" : string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.String => value.GetString() ?? string.Empty,
        _ => value.GetRawText(),
    };

    private static IEnumerable<PageFact> Schedules(ResultDocument result) =>
        from schedule in result.Schedules
        where schedule.Phases.Count > 1 || schedule.Phases.Any(static phase => phase.Count > 1)
        select new PageFact($"a tick of {schedule.Kernel}", string.Join(", then ", schedule.Phases.Select(static phase => string.Join(" and ", phase))));

    [GeneratedRegex("[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Humps { get; }
}
