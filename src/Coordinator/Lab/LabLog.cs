using Microsoft.Extensions.Logging;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>What is logged about exercises: events 200 to 299.</summary>
internal static partial class LabLog
{
    [LoggerMessage(200, LogLevel.Information, "Exercise {Exercise} took {ExerciseSeconds} s.", EventName = "ExerciseRan")]
    public static partial void Ran(ILogger log, string exercise, double exerciseSeconds);

    [LoggerMessage(201, LogLevel.Error, "Exercise {Exercise} found a difference where there may be none: {Verdict}", EventName = "ExerciseWrong")]
    public static partial void Wrong(ILogger log, string exercise, string verdict);
}
