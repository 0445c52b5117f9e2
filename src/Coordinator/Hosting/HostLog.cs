using Microsoft.Extensions.Logging;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>What is logged about how a job ended: events 2 to 8, 10, 22 and 24.</summary>
internal static partial class HostLog
{
    [LoggerMessage(2, LogLevel.Information,
        "Measured {Kernel} with {Run}: median {MedianSeconds} s over {Samples} samples, {Check}, world hash {WorldHash}.", EventName = "RunMeasured")]
    public static partial void Measured(ILogger log, string kernel, string run, double medianSeconds, int samples, string check, string worldHash);

    [LoggerMessage(3, LogLevel.Error, "Wrong result of {Kernel} with {Run}: {Mismatch}.", EventName = "WrongResult")]
    public static partial void Wrong(ILogger log, string kernel, string run, string mismatch);

    [LoggerMessage(4, LogLevel.Error, "{Reason}", EventName = "JobRefused")]
    public static partial void Refused(ILogger log, string reason);

    [LoggerMessage(5, LogLevel.Error, "{Reason} (worker {WorkerId})", EventName = "WorkerFailed")]
    public static partial void WorkerFailed(ILogger log, int workerId, string reason);

    [LoggerMessage(6, LogLevel.Warning, "{Reason} Workers and regions are gone. ({Signal})", EventName = "JobStopped")]
    public static partial void Stopped(ILogger log, string reason, string signal);

    [LoggerMessage(7, LogLevel.Critical, "The coordinator failed in a way nobody foresaw.", EventName = "JobCrashed")]
    public static partial void Crashed(ILogger log, Exception cause);

#pragma warning disable SYSLIB1015 // Outcome is for scripts: what isn't in the sentence is a property by the parameter's name.
    [LoggerMessage(8, LogLevel.Information, "Job ended: {Ending} (exit code {ExitCode}), after {JobSeconds} s.", EventName = "JobEnded")]
    public static partial void Ended(ILogger log, string ending, int exitCode, double jobSeconds, string Outcome);
#pragma warning restore SYSLIB1015

    [LoggerMessage(22, LogLevel.Warning, "{Reason}", EventName = "TelemetryIncomplete")]
    public static partial void TelemetryIncomplete(ILogger log, string reason);

    [LoggerMessage(24, LogLevel.Information, "{Verdict}", EventName = "WorkersRecovered")]
    public static partial void Recovered(ILogger log, string verdict);

    [LoggerMessage(10, LogLevel.Warning, "{Reason}", EventName = "NoLogFile")]
    public static partial void NoLogFile(ILogger log, string reason);
}
