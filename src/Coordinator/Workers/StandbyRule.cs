namespace ParallelMotion.Coordinator.Workers;

/// <summary>When a process is started that stands by.</summary>
internal enum StandbyRule
{
    /// <summary>Never: whoever is lost is replaced by a process that is started then.</summary>
    None = 0,

    /// <summary>With the crew, and between two runs once it was needed: its start would take a CPU from those who compute.</summary>
    BetweenRuns,

    /// <summary>With the crew, and at once when it was needed: there is a CPU that nobody computes on.</summary>
    AtOnce,
}
