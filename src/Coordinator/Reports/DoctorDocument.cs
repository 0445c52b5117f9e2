using ParallelMotion.Coordinator.Doctor;
using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>
/// The findings as a document. Scripts rely on its names (camel case in JSON), on seconds and bytes as units, and on fields only
/// being added while <see cref="SchemaVersion"/> stays.
/// </summary>
internal sealed record DoctorDocument
{
    public int SchemaVersion { get; } = 1;

    public required ToolEntry Tool { get; init; }

    public required MachineProfile Machine { get; init; }

    public required string MemoryFolder { get; init; }

    public required bool IsFit { get; init; }

    public required string Verdict { get; init; }

    public required IReadOnlyList<FindingEntry> Findings { get; init; }

    public static DoctorDocument Of(Diagnosis diagnosis) => new()
    {
        Tool = new ToolEntry("ParallelMotion", ToolVersion.Text),
        Machine = diagnosis.Machine,
        MemoryFolder = diagnosis.MemoryFolder,
        IsFit = diagnosis.IsFit,
        Verdict = diagnosis.Verdict,
        Findings = [.. diagnosis.Findings.Select(FindingEntry.Of)],
    };
}

/// <summary>A finding: its level is fine, note or unfit; what to do is null where there is nothing to do.</summary>
internal sealed record FindingEntry(string Check, string Level, string Found, string Means, string? ToDo, IReadOnlyDictionary<string, object?> Values)
{
    public static FindingEntry Of(Finding finding) =>
        new(finding.Check, DoctorReport.LevelOf(finding), finding.Found, finding.Means, finding.ToDo.Length > 0 ? finding.ToDo : null, finding.Values);
}
