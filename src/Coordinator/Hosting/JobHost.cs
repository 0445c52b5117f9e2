using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Sweeping;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Drills;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>
/// Composes and runs the main job, or the lab. Options were bound and validated before the host is built, so that a refused
/// command leaves nothing behind, not even a log file.
/// </summary>
internal static class JobHost
{
    /// <summary>Runs a task.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="RefusedException">The settings can't be used.</exception>
    public static async Task<ExitCode> RunAsync(HostedTask task)
    {
        HostedSpec spec = task.Spec;
        RequireDrill();
        JsonOutput? json = spec.Json is { } path ? JsonOutput.Prepare(path) : null;

        RunId run = RunId.New();
        TerminalColor color = TerminalColor.Of(spec.NoColor);
        RunLog runLog = LogSetup.Build(run, spec.LogFile, spec.IsQuiet ? LogEventLevel.Error : spec.Verbosity, color.OnStandardError);
        JobOutcome outcome;
        using (runLog)
        {
            outcome = await RunHostAsync(task, run, runLog);
        }

        if (outcome.Result is { } result)
        {
            Report(result, spec, json, color);
        }

        if (runLog.DroppedEvents > 0)
        {
            StandardError.Say($"The log is incomplete because its disk was too slow: dropped events={runLog.DroppedEvents}, file={runLog.File}.");
        }

        return outcome.Code;
    }

    private static async Task<JobOutcome> RunHostAsync(HostedTask task, RunId run, RunLog runLog)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        _ = builder.Logging
            .SetMinimumLevel(LogLevel.Trace)
            .AddProvider(new SerilogLoggerProvider(runLog.Logger));
        _ = builder.Services
            .Configure<HostOptions>(static options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan)
            .AddSingleton<LastResort>()
            .AddSingleton<IProgressLine>(task.Spec.IsQuiet ? new NoProgressLine() : ProgressLine.OnStandardError())
            .AddSingleton<JobOutcome>()
            .AddSingleton<SignalLifetime>()
            .AddSingleton<IHostLifetime>(static services => services.GetRequiredService<SignalLifetime>())
            .AddSingleton(services => new Surroundings(
                run,
                task.Machine,
                services.GetRequiredService<IProgressLine>(),
                services.GetRequiredService<LastResort>(),
                TimeProvider.System,
                services.GetRequiredService<ILoggerFactory>().CreateLogger(task.Kind))
            {
                MemoryFolder = task.Spec.MemoryFolder,
            })
            .AddSingleton<Func<CancellationToken, Findings>>(services => stop => Run(task, services.GetRequiredService<Surroundings>(), stop))
            .AddHostedService<JobService>();
        using IHost host = builder.Build();
        JobOutcome outcome = host.Services.GetRequiredService<JobOutcome>();
        if (runLog.Warning is { } warning)
        {
            HostLog.NoLogFile(host.Services.GetRequiredService<ILogger<JobService>>(), warning);
        }

        SignalLifetime signals = host.Services.GetRequiredService<SignalLifetime>();
        try
        {
            await host.RunAsync();
        }
        catch (OperationCanceledException) when (signals.Signalled is not null)
        {
            // Stopped while it was still starting.
        }

        outcome.SettleIfNeverBegun(signals.Signalled);
        return outcome;
    }

    private static Findings Run(HostedTask task, Surroundings around, CancellationToken stop)
    {
        FirstSweep.Do(around.MemoryFolder, around.Log);
        return task.Run(around, stop);
    }

    // The workers read it too; here it is only checked, so that a typo is an answer and not a drill that never happens.
    private static void RequireDrill()
    {
        try
        {
            _ = FaultDrill.Parse(Environment.GetEnvironmentVariable(FaultDrill.Variable));
        }
        catch (FormatException cause)
        {
            throw RefusedException.Usage(cause.Message, cause);
        }
    }

    private static void Report(Findings result, HostedSpec spec, JsonOutput? json, TerminalColor color)
    {
        json?.Write(ResultDocument.Of(result));

        // With the document on standard output, what is for people goes where the log goes.
        bool toError = spec.WritesJsonToStandardOutput;
        if (!(toError && spec.IsQuiet))
        {
            Print(result, toError, color);
        }
    }

    private static void Print(Findings result, bool toError, TerminalColor color)
    {
        try
        {
            new ConsoleReport(ReportConsole.On(toError, color)).Print(result);
        }
        catch (Exception cause) when (StandardError.IsRefusal(cause))
        {
            throw RefusedException.TooLittle(
                $"Cannot print the results because {(toError ? "standard error" : "standard output")} takes no more: cause={cause.Message}", cause);
        }
    }
}
