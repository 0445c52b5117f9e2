using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>
/// Runs the job as a hosted service and turns every end of it into an exit code: a background service that fails would
/// otherwise leave the host, and the script that waits for it, with 0.
/// </summary>
internal sealed class JobService(
    Func<Drain, Findings> run,
    Drain drain,
    JobOutcome outcome,
    StopSignals signals,
    IProgressLine progress,
    IHostApplicationLifetime application,
    ILogger<JobService> log)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long start = Stopwatch.GetTimestamp();

        // Whoever stops the host without a signal means the same.
        using CancellationTokenRegistration stop = stoppingToken.Register(drain.Begin);
        try
        {
            // On its own thread: the job blocks on pipes from beginning to end.
            outcome.Code = await Task.Factory.StartNew(
                Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            HostLog.Ended(log, ExitCodeText.Of(outcome.Code), (int)outcome.Code, Stopwatch.GetElapsedTime(start).TotalSeconds, outcome.Code.ToString());
        }
        finally
        {
            application.StopApplication();
        }
    }

    private ExitCode Run()
    {
        try
        {
            Findings result = run(drain);
            outcome.Result = result;
            progress.Clear();
            ExitCode code = Judge(result);
            return result.Stopped switch
            {
                null => code,
                { Failure: { } failed } => Failed(new WorkerFailedException(failed.Worker, failed.Cause)) is var lost && code == ExitCode.WrongResult ? code : lost,
                { } early => Stopped(early.Sentence),
            };
        }
        catch (Exception cause)
        {
            progress.Clear();
            return drain.Begun.IsCancellationRequested ? Stopped(cause) : Failed(cause);
        }
    }

    private ExitCode Judge(Findings result)
    {
        foreach (Measurement measurement in result.Measurements)
        {
            HostLog.Measured(
                log, measurement.Plan.Schedule.Name, RunName.Of(measurement.Plan), measurement.Seconds.Median, measurement.Seconds.Count, Check(measurement), measurement.WorldHash);
        }

        foreach (Measurement wrong in result.Wrong)
        {
            HostLog.Wrong(log, wrong.Plan.Schedule.Name, RunName.Of(wrong.Plan), wrong.Mismatch!.ToString());
        }

        if (RestartVerdict.Of(result.Restarts) is { } verdict)
        {
            HostLog.Recovered(log, verdict);
        }

        if (result.OutputFailure is { } failure)
        {
            HostLog.Refused(log, failure.Message);
        }

        return result.IsWrong ? ExitCode.WrongResult : result.OutputFailure?.ExitCode ?? ExitCode.Fine;
    }

    private static string Check(Measurement measurement) =>
        measurement.Plan.Dispatch == DispatchMode.Serial ? "which the others are held against"
        : measurement.Mismatch is null ? "each to the bit what the serial run gave"
        : "not what the serial run gave";

    // What a stop breaks on its way is no news: a wait that was cancelled, a worker that was ended. Anything else is.
    private ExitCode Stopped(Exception cause)
    {
        if (cause is not (OperationCanceledException or WorkerFailedException))
        {
            HostLog.Crashed(log, cause);
        }

        return Stopped(EarlyStop.NothingFinished);
    }

    private ExitCode Stopped(string sentence)
    {
        HostLog.Stopped(log, sentence, signals.Name);
        return signals.Signalled ?? ExitCode.Terminated;
    }

    private ExitCode Failed(Exception cause)
    {
        switch (cause)
        {
            case RefusedException refused:
                HostLog.Refused(log, refused.Message);
                return refused.ExitCode;
            case WorkerFailedException failed:
                HostLog.WorkerFailed(log, failed.Worker, failed.Message);
                return WorkerFailedException.ExitCode;
            case RegionException region:
                HostLog.Refused(log, region.Message);
                return ExitCode.TooLittleResource;
            case OutOfMemoryException:
                HostLog.Refused(log, $"Cannot run because memory ran out: {cause.Message} Ask for fewer --rows.");
                return ExitCode.TooLittleResource;
            default:
                HostLog.Crashed(log, cause);
                return ExitCode.Unexpected;
        }
    }
}
