using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>Everything the exercises found out.</summary>
internal sealed record LabResult : Findings
{
    public required LabSpec Spec { get; init; }

    public required IReadOnlyList<ExerciseResult> Exercises { get; init; }

    /// <inheritdoc/>
    public override bool IsWrong => base.IsWrong || Exercises.Any(static exercise => exercise.IsWrong);
}
