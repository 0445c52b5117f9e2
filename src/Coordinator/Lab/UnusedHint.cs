using ParallelMotion.Coordinator.Cli;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>Tells that an exercise made no use of options that were given: the others may have, so they are no mistake.</summary>
internal static class UnusedHint
{
    public static IEnumerable<string> For(IExercise exercise, LabSpec spec)
    {
        string[] unused = [.. spec.Given.Intersect(exercise.Unused, StringComparer.Ordinal)];
        if (unused.Length > 0)
        {
            yield return $"Not used by {exercise.Name}, whose sizes are fixed: {string.Join(", ", unused)}.";
        }
    }
}
