using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Doctor;

/// <summary>What an examination came to.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="MemoryFolder">Where regions would lie.</param>
/// <param name="Findings">What was found, one for each check.</param>
internal sealed record Diagnosis(MachineProfile Machine, string MemoryFolder, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether a run can be relied on to work.</summary>
    public bool IsFit => Findings.All(static each => each.Level != FindingLevel.Unfit);

    /// <summary>The sum of it, in one sentence.</summary>
    public string Verdict
    {
        get
        {
            string[] unfit = NamesOf(FindingLevel.Unfit);
            string[] notes = NamesOf(FindingLevel.Note);
            string noted = notes.Length == 0 ? "nothing to note" : $"to note: {string.Join(", ", notes)}";
            return IsFit ? $"Fit to run; {noted}." : $"Not fit to run: {string.Join(", ", unfit)}; {noted}.";
        }
    }

    private string[] NamesOf(FindingLevel level) => [.. Findings.Where(each => each.Level == level).Select(static each => each.Check)];
}
