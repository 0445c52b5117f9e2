using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// Measures all runs of one schedule: a rehearsal, then rounds in which each run is sampled once. What is compared is so
/// sampled in turn, and a slow minute of the machine falls on all alike. Every sample starts from the same table, and
/// every sample's result is compared with the serial one.
/// </summary>
internal sealed class Experiment
{
    /// <summary>Enough ticks to take page faults, compile, and warm caches; too few to double the job's time.</summary>
    private const int RehearsalTicks = 5;

    private readonly SchedulePlan _plan;
    private readonly Workbench _bench;
    private readonly SamplePolicy _policy;
    private readonly Surroundings _around;
    private readonly Func<RunPlan, IDispatchTimes?>? _timesOf;
    private readonly Action<RunPlan>? _ran;
    private readonly Dictionary<RunPlan, BatchChoice> _chosen = [];
    private RunSamples[] _samples = [];
    private SerialResult? _serial;
    private FoundRows? _serialFound;

    /// <summary>Prepares.</summary>
    /// <param name="plan">What to compare.</param>
    /// <param name="bench">Where.</param>
    /// <param name="policy">How many samples.</param>
    /// <param name="around">Who hears of it.</param>
    /// <param name="timesOf">Who hears what each worker took in a run's samples, its rehearsal left out; null where nobody wants to.</param>
    /// <param name="ran">Called after each sample's run, its rehearsal left out, and before its result is looked at; null for nobody.</param>
    public Experiment(
        SchedulePlan plan, Workbench bench, SamplePolicy policy, Surroundings around, Func<RunPlan, IDispatchTimes?>? timesOf = null, Action<RunPlan>? ran = null)
    {
        _ran = ran;
        _plan = plan;
        _bench = bench;
        _policy = policy;
        _around = around;
        _timesOf = timesOf;
    }

    /// <summary>What is measured.</summary>
    public Schedule Schedule => _plan.Schedule;

    /// <summary>The table after the run, as the serial run left it; all others were compared with it.</summary>
    public ColumnTable Result => _serial?.Table ?? _bench.Initial;

    /// <summary>What is finished, in the plan's order: after a stop, the runs that have a sample. It looks at nothing in shared memory.</summary>
    public IReadOnlyList<Measurement> Finished
    {
        get
        {
            // Computed once, and only where a run needs it: hashing a large table takes as long as many a tick.
            Lazy<string> serialHash = new(() => Verification.WorldHash.Of(Result));
            return [.. _samples.Where(static samples => samples.HasAny).Select(samples => samples.ToMeasurement(() => serialHash.Value))];
        }
    }

    /// <summary>Holds a table against the serial run's.</summary>
    /// <returns>The first difference; null where there is none.</returns>
    public Mismatch? Compare(SharedTable table) => _serial?.Compare(table);

    /// <summary>Measures.</summary>
    /// <returns>One measurement a run, in the plan's order.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; what was finished by then is <see cref="Finished"/>.</exception>
    public IReadOnlyList<Measurement> Measure()
    {
        _around.Observation.Sampling(_plan, _policy);
        try
        {
            _samples = [.. _plan.Runs.Select(run => new RunSamples(Rehearse(run)))];
            long start = Stopwatch.GetTimestamp();
            for (int round = 1; ; round++)
            {
                bool isLast = _policy.IsLast(round, Stopwatch.GetElapsedTime(start));
                foreach (RunSamples samples in _samples)
                {
                    Show($"sample {round} of {_policy.AtMost}", samples.Plan);
                    _around.Observation.Context.Begin(samples.Plan, "sample", round, _policy.AtMost);
                    Sample(samples, isLast);
                    _around.Observation.Context.End();
                }

                if (isLast)
                {
                    return Finished;
                }
            }
        }
        finally
        {
            // Also where one broke off: what is said of the job from then on belongs to none of its runs.
            _around.Observation.Context.End();
        }
    }

    // Once for each run, so that the first sample is as fast as the others; and its ticks a dispatch, where they are to be chosen.
    private RunPlan Rehearse(RunPlan run)
    {
        _bench.RequireNoStop();
        Show("warming up", run);
        _around.Observation.Context.Begin(run, "warming up");
        int ticks = Math.Min(RehearsalTicks, run.Ticks);
        double seconds = _bench.Executor.Run(run with { Ticks = ticks });
        JobLog.Rehearsed(_around.Log, RunName.Of(run), run.Schedule.Name, ticks, seconds);
        if (run.TellingShare is not { } share)
        {
            return run;
        }

        // A pinned twin differs from its unpinned one in nothing else.
        if (_chosen.TryGetValue(run with { Pins = [] }, out BatchChoice? ofTwin))
        {
            return run with { TicksPerDispatch = ofTwin.Ticks, BatchReason = ofTwin.Reason };
        }

        Show("choosing a batch", run);
        _around.Observation.Context.Begin(run, "choosing a batch");
        BatchChoice choice = _bench.ChooseBatch(run, share);
        _chosen[run] = choice;
        RunPlan chosen = run with { TicksPerDispatch = choice.Ticks, BatchReason = choice.Reason };
        JobLog.BatchChosen(_around.Log, choice.Ticks, run.Schedule.Name, RunName.Of(chosen), choice.Reason);
        return chosen;
    }

    private void Sample(RunSamples samples, bool isLast)
    {
        _bench.RequireNoStop();
        _bench.Table.Reset(_plan.WrittenColumns);
        using IDisposable? flight = _bench.Depart(samples.Plan);
        double seconds = _bench.Executor.Run(samples.Plan, _bench.Checkpoints?.Of(samples.Plan, _bench, next: null), _timesOf?.Invoke(samples.Plan));
        seconds -= _bench.Checkpoints?.TakeSeconds() ?? 0;
        _around.Observation.Sampled(samples.Plan, seconds);
        _ran?.Invoke(samples.Plan);
        _serial ??= SerialResult.Take(_bench.Table, _bench.Initial, _plan.WrittenColumns);
        FoundRows? found = _bench.Executor.Found;
        _serialFound ??= found;
        Mismatch? mismatch = _serial.Compare(_bench.Table) ?? found?.Compare(_serialFound!);

        // A right table is the serial one, so its hash can wait until it is asked for; in the last round it is taken all the same.
        samples.Add(seconds, mismatch, found, isLast || mismatch is not null ? Verification.WorldHash.Of(_bench.Table) : null);
        if (mismatch is not null)
        {
            flight?.Dispose();

            // Whoever spoilt a row may have spoilt any: the runs that follow must not be blamed for it.
            _bench.Table.Reset(_bench.Initial.Names);
        }
    }

    private void Show(string what, RunPlan run) => _around.Progress.Show($"{run.Schedule.Name}: {what}, {RunName.Of(run)}");
}
