using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>That something was stopped before it was done, and what is missing for it.</summary>
/// <param name="Missing">What was not done, a part of a sentence each; at least one.</param>
internal sealed record EarlyStop(IReadOnlyList<string> Missing)
{
    /// <summary>Schedules of which a run has no sample: nothing about them may be compared.</summary>
    public IReadOnlyList<Schedule> Unfinished { get; init; } = [];

    /// <summary>The worker whose failure stopped it; null where somebody asked for the stop.</summary>
    public CrewFailure? Failure { get; init; }

    /// <summary>What is said where nothing was finished by then.</summary>
    public const string NothingFinished = "Stopped early: nothing was finished by then, so there is nothing to report.";

    /// <summary>It in a sentence.</summary>
    public string Sentence =>
        $"Stopped early{(Failure is null ? string.Empty : $" because worker {Failure.Worker} failed")}: what was finished by then is reported; missing: {string.Join("; ", Missing)}.";

    /// <summary>It for scripts.</summary>
    public Warning Warning => Failure is null ? new Warning("stopped-early", Sentence) : new Warning("workers-failed", $"{Sentence} Cause: {Failure.Cause}");
}
