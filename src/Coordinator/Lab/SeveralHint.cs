using ParallelMotion.Coordinator.Cli;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>Tells that an exercise about what happens between workers was asked for one worker, and took its own numbers.</summary>
internal static class SeveralHint
{
    public static IEnumerable<string> For(IExercise exercise, LabSpec spec)
    {
        if (!spec.Workers.IsEmpty && spec.Workers.All(static count => count < 2))
        {
            yield return $"One worker waits for nobody and disturbs nobody, so {exercise.Name} took numbers of workers of its own.";
        }
    }
}
