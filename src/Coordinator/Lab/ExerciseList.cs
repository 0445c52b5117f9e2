namespace ParallelMotion.Coordinator.Lab;

/// <summary>Says which exercises there are.</summary>
internal static class ExerciseList
{
    public static void PrintOn(TextWriter output)
    {
        int width = ExerciseCatalog.All.Max(static exercise => exercise.Name.Length);
        output.WriteLine("Exercises: ./run.sh lab NAME ..., or all of them: ./run.sh lab all");
        output.WriteLine();
        foreach (IExercise exercise in ExerciseCatalog.All)
        {
            output.WriteLine($"  {exercise.Name.PadRight(width)}  {exercise.Question}");
        }

        output.WriteLine();
        output.WriteLine("--quick takes a tour, ./run.sh lab --help lists the options.");
    }
}
