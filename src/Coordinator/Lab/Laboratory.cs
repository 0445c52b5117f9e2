using System.Diagnostics;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>Runs exercises one after the other.</summary>
/// <param name="asked">What was asked for.</param>
/// <param name="around">What it finds in place.</param>
internal sealed class Laboratory(LabSpec asked, Surroundings around)
{
    private CrewFailure? _failure;

    /// <summary>Runs them.</summary>
    /// <param name="drain">Ends it early; every process and region is gone when it returns.</param>
    /// <returns>What was found out, by the exercises that were finished when it was stopped.</returns>
    /// <exception cref="RefusedException">An exercise can't be done as asked.</exception>
    /// <exception cref="WorkerFailedException">A worker failed before an exercise was finished.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before an exercise was finished.</exception>
    public LabResult Run(Drain drain)
    {
        DateTimeOffset startedAt = around.Clock.GetUtcNow();
        LabRoom room = new(asked, WorkerExecutable.Find(AppContext.BaseDirectory), around, drain);
        IReadOnlyList<Warning> warnings = [.. LabWarnings.Of(around.Machine)];
        foreach (Warning warning in warnings)
        {
            JobLog.Noted(around.Log, warning.Code, warning.Message);
        }

        foreach (IExercise exercise in asked.Exercises)
        {
            exercise.Require(room);
        }

        around.Observation.Planned(new Agenda([.. asked.Exercises.Select(static exercise => new AgendaPart(exercise.Name, Runs: 0))], AreExercises: true, RoundsAtMost: 0));
        List<ExerciseResult> results = RunAll(room);
        return new LabResult
        {
            Run = around.Run,
            StartedAt = startedAt,
            Machine = around.Machine,
            Spec = asked,
            Exercises = results,
            Restarts = around.Observation.Restarts.All,
            Measurements = [.. results.SelectMany(static each => each.Measurements)],
            RoundTrips = [.. results.SelectMany(static each => each.RoundTrips)],
            Steps = [.. results.SelectMany(static each => each.Steps)],
            Stopped = StopOf(results.Count),
            Warnings = warnings,
        };
    }

    private List<ExerciseResult> RunAll(LabRoom room)
    {
        List<ExerciseResult> results = [];
        try
        {
            foreach (IExercise exercise in asked.Exercises)
            {
                room.Stop.ThrowIfCancellationRequested();
                results.Add(Run(exercise, room));
            }
        }
        catch (Exception cause) when (room.Drain.Explains(cause) && results.Count > 0)
        {
            // The exercise that it broke has no answer; those before it have theirs.
        }
        catch (WorkerFailedException failed) when (results.Count > 0)
        {
            _failure = new CrewFailure(failed.Worker, failed.Message);
        }

        return results;
    }

    private EarlyStop? StopOf(int finished)
    {
        string[] missing = [.. asked.Exercises.Skip(finished).Select(static exercise => exercise.Name)];
        return missing.Length == 0 ? null : new EarlyStop([$"{(missing.Length == 1 ? "exercise" : "exercises")} {string.Join(", ", missing)}"]) { Failure = _failure };
    }

    private ExerciseResult Run(IExercise exercise, LabRoom room)
    {
        long start = Stopwatch.GetTimestamp();
        around.Observation.Context.BeginExercise(exercise.Name);
        ExerciseResult result = exercise.Run(room);
        foreach (RoundTrip trip in result.RoundTrips)
        {
            _ = around.Observation.Measured(trip);
        }

        LabLog.Ran(around.Log, exercise.Name, Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (result.IsWrong)
        {
            LabLog.Wrong(around.Log, exercise.Name, result.Verdict);
        }

        return result with { Hints = [.. result.Hints, .. UnusedHint.For(exercise, room.Spec)] };
    }
}
