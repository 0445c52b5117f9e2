using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>Says what threads and processes make of the same work.</summary>
internal static class ThreadsReport
{
    public static ExerciseResult Of(IExercise exercise, IReadOnlyList<ThreadsResult> results, MachineProfile machine) => new()
    {
        Name = exercise.Name,
        Question = exercise.Question,
        Verdict = ThreadsVerdict.Of(results[^1]),
        IsWrong = results.Any(static result => result.Differs),
        Tables = [.. results.SelectMany(static result => new[] { ThreadsTables.Pure(result), ThreadsTables.Churn(result) })],
        Pictures = [.. ThreadsPictures.Of(results)],
        Hints = [.. Hints(results[^1]), .. MachineHints.For(machine, [.. results.SelectMany(static result => result.Runs)])],
        Measurements = [.. results.SelectMany(static result => result.Runs)],
    };

    private static IEnumerable<string> Hints(ThreadsResult result)
    {
        yield return "Processes keep no journal here: threads have none, for what dies with a thread is the whole process. That is the difference that no figure here shows.";
        yield return ".NET has no global lock that lets one thread compute at a time: the likeliest reason where threads tie with processes on columns alone, though no figure here shows a reason.";
        yield return "What the collector did the kernel itself notes, in columns of its own, of the process that it runs in. Threads under the server's collector are a helper process's, since a collector is chosen as a process starts; it computes the same ranges, on columns in its own memory.";
        if (result.Missing is { } reason)
        {
            yield return result.Server is { } server
                ? $"The server's collector has {server.Seconds.Length} of {result.Processes.Seconds.Length} rounds because {reason}; it is held against processes by those."
                : $"Nothing is said of the server's collector because {reason}.";
        }

        if (result.Threads.Collections < 1)
        {
            yield return "The collector had nothing to do in a run: more --rows or --ticks give it some.";
        }
    }
}
