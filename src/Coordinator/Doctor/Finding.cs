namespace ParallelMotion.Coordinator.Doctor;

/// <summary>How much a finding matters.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>A run works, but whoever reads its figures, or plans a larger one, has to know.</summary>
    Note,

    /// <summary>No run can be relied on to work.</summary>
    Unfit,
}

/// <summary>What a check found.</summary>
/// <param name="Check">The check's name; scripts rely on it.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Found">What was found, in a few words.</param>
/// <param name="Means">What follows from it, in a sentence or two.</param>
/// <param name="ToDo">What to do about it; empty where there is nothing to do.</param>
internal sealed record Finding(string Check, FindingLevel Level, string Found, string Means, string ToDo)
{
    /// <summary>What was read, for scripts: bytes, seconds, counts, words; null for what the system doesn't tell.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    public static Finding Fine(string check, string found, string means) => new(check, FindingLevel.Fine, found, means, string.Empty);

    public static Finding Note(string check, string found, string means, string toDo = "") => new(check, FindingLevel.Note, found, means, toDo);

    public static Finding Unfit(string check, string found, string means, string toDo) => new(check, FindingLevel.Unfit, found, means, toDo);

    /// <summary>A check that can't be made here. That is no reassurance, so it is a note.</summary>
    /// <param name="check">The check's name.</param>
    /// <param name="why">Why, as the end of a sentence.</param>
    public static Finding NotMade(string check, string why) => Note(check, "not looked at", $"This check can't be made because {why}.");
}
