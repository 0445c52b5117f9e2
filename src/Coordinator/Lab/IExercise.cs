namespace ParallelMotion.Coordinator.Lab;

/// <summary>
/// A question asked of the engine: it builds plans, has them carried out and reads the measurements. It has no engine of its
/// own, so what it finds out holds for the main job too.
/// </summary>
internal interface IExercise
{
    /// <summary>The name a person asks for.</summary>
    string Name { get; }

    /// <summary>What it answers.</summary>
    string Question { get; }

    /// <summary>Options about what is measured that it has no use for, among <see cref="Cli.LabSpec.Given"/>.</summary>
    IReadOnlyList<string> Unused { get; }

    /// <summary>Refuses what can't be done as asked. Called for all exercises before the first runs: none's result is lost for another's.</summary>
    /// <param name="room">What was asked for, and where to measure.</param>
    /// <exception cref="Outcomes.RefusedException">It can't be done as asked.</exception>
    void Require(LabRoom room);

    /// <summary>Finds the answer out.</summary>
    /// <param name="room">What was asked for, and where to measure; <see cref="Require"/> had nothing against it.</param>
    /// <exception cref="Workers.WorkerFailedException">A worker failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    ExerciseResult Run(LabRoom room);
}
