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
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Drills;
using Serilog.Events;

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
        LastResort lastResort = new();
        _ = lastResort.Add(PendingFile.RemoveUnfinished);
        using Drain drain = new(spec.DrainLimit);

        // Before the first file exists, and until the last one is written.
        using StopSignals signals = StopSignals.Heed(drain, lastResort);
        RequireDrill();
        IReadOnlyList<ResultOutput> outputs = ResultOutput.Prepare(spec);

        RunId run = RunId.New();
        TerminalColor color = TerminalColor.Of(spec.NoColor);
        await using Onlookers? onlookers = await Onlookers.BeginAsync(spec, run, task.Machine, color);
        using Observers observers = new(spec, run, onlookers?.View);
        RunLog runLog = LogSetup.Build(
            run, spec.LogFile, spec.IsQuiet ? LogEventLevel.Error : spec.Verbosity, color.OnStandardError, new LogSettings(Settings.Of(AppContext.BaseDirectory)), observers.Observation.Context, tail: onlookers?.Tail);
        JobOutcome outcome;
        using (runLog)
        {
            outcome = await RunHostAsync(task, run, runLog, observers, onlookers, new Stopping(drain, signals, lastResort));
        }

        onlookers?.End(outcome.Code);

        // What is said on a terminal comes before the report; and what nobody reads by now counts as lost.
        _ = StandardError.TryFlush();

        // With one of them on standard output, what is for people goes where the log goes.
        bool onError = spec.WritesToStandardOutput;
        Reporting reporting = new(outputs, isForPeople: !(onError && spec.IsQuiet), onError, color);
        bool isTaken = outcome.Result is not { } result || reporting.TryReport(observers.Complete(result, LossWarnings.Of(runLog)), drain);
        if (!isTaken)
        {
            StandardError.Say("Cannot finish the report because the job was stopped and nobody took it: read standard output, or let --drain-seconds be longer.");
        }

        foreach (Warning loss in LossWarnings.Of(runLog))
        {
            StandardError.Say(loss.Message);
        }

        return isTaken ? outcome.Code : signals.Signalled ?? ExitCode.Terminated;
    }

    private static async Task<JobOutcome> RunHostAsync(HostedTask task, RunId run, RunLog runLog, Observers observers, Onlookers? onlookers, Stopping stopping)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        _ = builder.Logging
            .SetMinimumLevel(LogLevel.Trace)
            .AddProvider(new RunLoggerProvider(runLog.Logger));
        _ = builder.Services
            .Configure<HostOptions>(static options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan)
            .AddSingleton(stopping.Drain)
            .AddSingleton(stopping.Signals)
            .AddSingleton(stopping.LastResort)
            .AddSingleton<IProgressLine>(onlookers?.Progress ?? new NoProgressLine())
            .AddSingleton<JobOutcome>()
            .AddSingleton<IHostLifetime, SignalLifetime>()
            .AddSingleton(services => new Surroundings(
                run,
                task.Machine,
                services.GetRequiredService<IProgressLine>(),
                services.GetRequiredService<LastResort>(),
                TimeProvider.System,
                services.GetRequiredService<ILoggerFactory>().CreateLogger(task.Kind))
            {
                MemoryFolder = task.Spec.MemoryFolder,
                Observation = observers.Observation,
            })
            .AddSingleton<Func<Drain, Findings>>(services => drain => Run(task, services.GetRequiredService<Surroundings>(), drain))
            .AddHostedService<JobService>();
        using IHost host = builder.Build();
        JobOutcome outcome = host.Services.GetRequiredService<JobOutcome>();
        ILogger log = host.Services.GetRequiredService<ILogger<JobService>>();
        onlookers?.Announce(log);
        if (runLog.Warning is { } warning)
        {
            HostLog.NoLogFile(log, warning);
        }

        try
        {
            await host.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.Signals.Signalled is not null)
        {
            // Stopped while it was still starting.
        }

        if (stopping.Signals.Signalled is { } signalled && outcome.SettleIfNeverBegun(signalled))
        {
            HostLog.Stopped(log, EarlyStop.NothingFinished, stopping.Signals.Name);
        }

        observers.Finish(log, isHurried: stopping.Drain.Begun.IsCancellationRequested);
        return outcome;
    }

    private static Findings Run(HostedTask task, Surroundings around, Drain drain)
    {
        FirstSweep.Do(around.MemoryFolder, around.Log);
        return task.Run(around, drain);
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

    /// <summary>What a stop is heard by, and what it does.</summary>
    private sealed record Stopping(Drain Drain, StopSignals Signals, LastResort LastResort);
}
