using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Lab.Shapes;

/// <summary>Says what a shape costs, and what computing side by side wins back.</summary>
internal static class ShapeReport
{
    public static ExerciseResult Of(IExercise exercise, IReadOnlyList<ShapesSize> sizes, MachineProfile machine) => new()
    {
        Name = exercise.Name,
        Question = exercise.Question,
        Verdict = ShapeVerdict.Of(sizes[^1]),
        IsWrong = sizes.Any(static size => size.Differs),
        Tables = [.. sizes.Select(ShapeTables.Of)],
        Pictures = [.. ShapePictures.Of(sizes)],
        Hints = [.. Hints, .. MachineHints.For(machine, [.. sizes.SelectMany(static size => size.Runs)])],
        Measurements = [.. sizes.SelectMany(static size => size.Runs)],
    };

    private static IEnumerable<string> Hints =>
    [
        "Objects and structs can't lie in shared memory as such: each process keeps those of its own rows, filled from the columns in the first tick and written back in the last. Both are part of the run, and so of a tick's figure.",
        "What another process is to see every tick would have to be written back every tick; and rows that only a process holds die with it, so these runs keep no journal and nobody takes a dead worker's place.",
    ];
}
