using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// Measures all runs of one kernel: a rehearsal, then rounds in which each run is sampled once. What is compared is so
/// sampled in turn, and a slow minute of the machine falls on all alike. Every sample starts from the same table, and
/// every sample's result is compared with the serial one.
/// </summary>
internal sealed class KernelExperiment
{
    /// <summary>Enough ticks to take page faults, compile, and warm caches; too few to double the job's time.</summary>
    private const int RehearsalTicks = 5;

    private readonly KernelPlan _plan;
    private readonly SharedTable _table;
    private readonly ColumnTable _initial;
    private readonly RunExecutor _executor;
    private readonly SamplePolicy _policy;
    private readonly IProgressLine _progress;
    private readonly ILogger _log;
    private readonly RunSamples[] _samples;
    private SerialResult? _serial;

    /// <summary>Prepares.</summary>
    public KernelExperiment(
        KernelPlan plan, SharedTable table, ColumnTable initial, RunExecutor executor, SamplePolicy policy, IProgressLine progress, ILogger log)
    {
        _plan = plan;
        _table = table;
        _initial = initial;
        _executor = executor;
        _policy = policy;
        _progress = progress;
        _log = log;
        _samples = [.. plan.Runs.Select(static run => new RunSamples(run))];
    }

    /// <summary>The table after the run, as the serial run left it; all others were compared with it.</summary>
    public ColumnTable Result => _serial?.Table ?? _initial;

    /// <summary>Measures.</summary>
    /// <returns>One measurement a run, in the plan's order.</returns>
    public IReadOnlyList<Measurement> Measure()
    {
        foreach (RunPlan run in _plan.Runs)
        {
            Show("warming up", run);
            int ticks = Math.Min(RehearsalTicks, run.Ticks);
            double seconds = _executor.Run(run with { Ticks = ticks });
            JobLog.Rehearsed(_log, RunName.Of(run), run.Kernel.Name, ticks, seconds);
        }

        long start = Stopwatch.GetTimestamp();
        for (int round = 1; ; round++)
        {
            bool isLast = _policy.IsLast(round, Stopwatch.GetElapsedTime(start));
            foreach (RunSamples samples in _samples)
            {
                Show($"sample {round} of {_policy.AtMost}", samples.Plan);
                Sample(samples, isLast);
            }

            if (isLast)
            {
                return [.. _samples.Select(static samples => samples.ToMeasurement())];
            }
        }
    }

    private void Sample(RunSamples samples, bool isLast)
    {
        _table.Reset(_plan.WrittenColumns);
        double seconds = _executor.Run(samples.Plan);
        _serial ??= SerialResult.Take(_table, _initial, _plan.WrittenColumns);
        Mismatch? mismatch = _serial.Compare(_table);
        samples.Add(seconds, mismatch);
        if (isLast)
        {
            samples.WorldHash = Verification.WorldHash.Of(_table);
        }

        if (mismatch is not null)
        {
            // Whoever spoilt a row may have spoilt any: the runs that follow must not be blamed for it.
            _table.Reset(_initial.Names);
        }
    }

    private void Show(string what, RunPlan run) => _progress.Show($"{run.Kernel.Name}: {what}, {RunName.Of(run)}");
}
