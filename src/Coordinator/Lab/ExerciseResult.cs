using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>An exercise's answer, and what it rests on.</summary>
internal sealed record ExerciseResult
{
    public required string Name { get; init; }

    public required string Question { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>Whether something differs that must not, beyond what measurements say by themselves: the process then ends as for a wrong result.</summary>
    public bool IsWrong { get; init; }

    /// <summary>Whether something differs that must not, measurements included.</summary>
    public bool Differs => IsWrong || Measurements.Any(static run => run.Mismatch is not null);

    public required IReadOnlyList<ExerciseTable> Tables { get; init; }

    /// <summary>What a picture says sooner than the tables.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    /// <summary>What to know or to try next, a sentence each.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>The runs that were measured, each checked against the serial result.</summary>
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    public IReadOnlyList<RoundTrip> RoundTrips { get; init; } = [];

    public IReadOnlyList<Step> Steps { get; init; } = [];
}
