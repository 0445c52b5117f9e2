using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Lab.Interfaces;

/// <summary>Says what the call makes of the same work.</summary>
internal static class ApiReport
{
    public static ExerciseResult Of(IExercise exercise, IReadOnlyList<ApiSize> sizes, MachineProfile machine) => new()
    {
        Name = exercise.Name,
        Question = exercise.Question,
        Verdict = ApiVerdict.Of(sizes[^1]),
        IsWrong = sizes.Any(static size => size.Runs.Any(static run => run.Mismatch is not null)),
        Tables = [.. sizes.Select(ApiTables.Of)],
        Pictures = [.. ApiPictures.Of(sizes)],
        Hints = [.. Hints, .. MachineHints.For(machine, [.. sizes.SelectMany(static size => size.Runs)])],
        Measurements = [.. sizes.SelectMany(static size => size.Runs)],
    };

    private static IEnumerable<string> Hints =>
    [
        "Tasks are heard by whoever awaits them, in the order of telling: no thread stands between the pipe and the task, which is why they cost an object each and no wake.",
        "Groups are not judged against each other here: what telling itself costs is dispatch's to say, and threads or processes is threads'.",
    ];
}
