using ParallelMotion.Coordinator.Audits;
using ParallelMotion.Coordinator.Checkpoints;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Resuming;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>Carries a job's plan out, and keeps what is finished when it is stopped on the way.</summary>
/// <param name="spec">What was asked for.</param>
/// <param name="plan">What comes of it.</param>
/// <param name="initial">The columns before the first tick.</param>
/// <param name="around">Who hears of it.</param>
/// <param name="resumed">Where it is gone on with; null where it begins.</param>
internal sealed class JobMeter(JobSpec spec, JobPlan plan, ColumnTable initial, Surroundings around, ResumePoint? resumed = null)
{
    /// <summary>The time for all samples: with start-up, checks and round trips, a default job then takes under a minute.</summary>
    private static readonly TimeSpan SamplingBudget = TimeSpan.FromSeconds(40);

    private readonly List<Measurement> _measurements = [];
    private readonly List<RoundTrip> _roundTrips = [];
    private readonly List<AuditedTick> _audits = [];
    private ColumnTable? _result;
    private Experiment? _broken;

    /// <summary>The measurements, in the plan's order; of a stopped job those that have a sample.</summary>
    public IReadOnlyList<Measurement> Measurements => _measurements;

    public IReadOnlyList<RoundTrip> RoundTrips => _roundTrips;

    public IReadOnlyList<AuditedTick> Audits => _audits;

    /// <summary>The table after the run.</summary>
    public ColumnTable Result => _result ?? initial;

    /// <summary>Bytes of the columns that lay in huge pages.</summary>
    public long HugePageBytes { get; private set; }

    /// <summary>Whether an audit found something; then nothing was measured.</summary>
    public bool HasFindings => _audits.Exists(static audit => audit.Findings.Count > 0);

    /// <summary>What a stop left undone, a part of a sentence each; empty when there was none.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>The worker whose failure ended it before it was done; null where none did.</summary>
    public CrewFailure? Failure { get; private set; }

    /// <summary>Measures; every process and region is gone when it returns.</summary>
    /// <param name="executable">The worker's executable.</param>
    /// <param name="drain">Ends it early.</param>
    /// <exception cref="WorkerFailedException">A worker failed before anything was finished.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before anything was finished.</exception>
    public void Measure(string executable, Drain drain)
    {
        try
        {
            Carry(executable, drain);
        }
        catch (Exception cause) when (drain.Explains(cause))
        {
            if (!KeepFinished())
            {
                throw new OperationCanceledException("Stopped before anything was finished.", cause, drain.Begun);
            }
        }
        catch (WorkerFailedException failed)
        {
            if (!KeepFinished())
            {
                throw;
            }

            Failure = new CrewFailure(failed.Worker, failed.Message);
        }
    }

    // A minute of measurements must not be lost for what ended the job after it.
    private bool KeepFinished()
    {
        _measurements.AddRange(_broken?.Finished ?? []);
        Missing = [.. StopText.Missing(plan, _measurements, _broken?.Schedule), .. StopText.MissingRoundTrips(Trips().Count() - _roundTrips.Count)];
        return _measurements.Count + _roundTrips.Count + _audits.Count > 0;
    }

    private void Carry(string executable, Drain drain)
    {
        BenchSpec setUp = new(executable, spec.StallLimit, spec.HugePages)
        {
            Segments = plan.Segments,
            AuditedColumns = spec.IsAudited ? plan.Schedules.Max(static schedule => schedule.Schedule.Columns.Length) : 0,
            Runs = [.. plan.Schedules.SelectMany(static schedule => schedule.Runs)],
            Restarts = spec.Restarts,
            Standby = StandbyRule,
            Job = spec,
            Resumed = resumed,
            Checkpoints = CheckpointWriter.For(spec, initial, resumed, around),
        };
        using Workbench bench = Workbench.Open(initial, plan.Widest, setUp, around, drain);
        HugePageBytes = bench.Table.HugePageBytes;
        if (spec.IsAudited)
        {
            _audits.AddRange(new Auditor(bench, around, drain.Begun).Audit([.. plan.Schedules.Select(Auditor.PlanOf)]));
        }

        if (HasFindings)
        {
            return;
        }

        SamplePolicy policy = new(spec.Samples, SamplingBudget / plan.Schedules.Length);
        around.Observation.Planned(new Agenda([.. plan.Schedules.Select(static each => new AgendaPart(each.Schedule.Name, each.Runs.Length))], AreExercises: false, policy.AtMost));
        foreach (SchedulePlan schedule in plan.Schedules)
        {
            ColumnTable after = resumed?.IsInFlight(schedule) ?? false ? Finish(schedule, bench) : Measure(schedule, bench, policy);
            _result = Result.With(column => schedule.WrittenColumns.Contains(column.Name) ? after[column.Name] : column);
            bench.Table.Reset(schedule.WrittenColumns);
        }

        foreach (RunPlan trip in Trips())
        {
            around.Progress.Show($"round trips: {RunName.WorkersOf(trip)}");
            around.Observation.Context.Begin(trip, "round trips");
            _roundTrips.Add(around.Observation.Measured(RoundTripMeter.Measure(bench.Executor.Attach(trip), spec.RoundTrips, drain.Begun) with { IsRung = trip.IsRung, IsPinned = trip.IsPinned }));
            around.Observation.Context.End();
        }
    }

    // Of no use where nobody may be replaced.
    private StandbyRule StandbyRule =>
        !spec.HasStandby || !spec.KeepsJournal || spec.Restarts.Most == 0 ? StandbyRule.None
        : around.Machine.SharedCpus > plan.Widest.Ranges.Length ? StandbyRule.AtOnce
        : StandbyRule.BetweenRuns;

    private ColumnTable Measure(SchedulePlan schedule, Workbench bench, SamplePolicy policy)
    {
        Experiment experiment = _broken = new(schedule, bench, policy, around);
        _measurements.AddRange(experiment.Measure());
        _broken = null;
        return experiment.Result;
    }

    private ColumnTable Finish(SchedulePlan schedule, Workbench bench)
    {
        ResumedRun run = new(schedule, resumed!, bench, around);
        _measurements.AddRange(run.Finish());
        return run.Result;
    }

    // One for each crew and channel.
    private IEnumerable<RunPlan> Trips() => plan.Schedules[0].Runs
        .Where(run => run.Dispatch != DispatchMode.Serial && spec.RoundTrips > 0)
        .DistinctBy(static run => (run.Workers, run.IsRung, run.IsPinned));
}
