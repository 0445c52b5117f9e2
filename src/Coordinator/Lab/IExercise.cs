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

    /// <summary>Finds the answer out.</summary>
    /// <param name="room">What was asked for, and where to measure.</param>
    /// <exception cref="Outcomes.RefusedException">It can't be done as asked; said before anything is measured.</exception>
    /// <exception cref="Workers.WorkerFailedException">A worker failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    ExerciseResult Run(LabRoom room);
}
