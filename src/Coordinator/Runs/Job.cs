using ParallelMotion.Coordinator.Audits;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// The main job, in the order in which data flows: table, plan, regions, workers attached, dispatch, measurements,
/// verification. Everything that can be refused is refused before the first region and the first process exist.
/// </summary>
/// <param name="asked">What was asked for.</param>
/// <param name="around">What it finds in place.</param>
internal sealed class Job(JobSpec asked, Surroundings around)
{
    /// <summary>The time for all samples: with start-up, checks and round trips, a default job then takes under a minute.</summary>
    private static readonly TimeSpan SamplingBudget = TimeSpan.FromSeconds(40);

    /// <summary>Runs the job.</summary>
    /// <param name="stop">Ends it early; every process and region is gone when it returns.</param>
    /// <returns>What was found out, the table after the run already written where it was asked for.</returns>
    /// <exception cref="RefusedException">It can't be done as asked.</exception>
    /// <exception cref="WorkerFailedException">A worker failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public JobResult Run(CancellationToken stop)
    {
        DateTimeOffset startedAt = around.Clock.GetUtcNow();
        string executable = WorkerExecutable.Find(AppContext.BaseDirectory);
        ITableOutput? output = asked.Output is { } path ? TableOutput.Prepare(path) : null;
        Prepared prepared = Prepare();
        stop.ThrowIfCancellationRequested();

        Measured measured = Measure(prepared, executable, stop);

        // With findings there is nothing to write: no tick of a run was computed.
        ITableOutput? written = measured.Audits.Any(static audit => audit.Findings.Count > 0) ? null : output;
        around.Progress.Show(written is null ? "reporting" : "writing the output");
        RefusedException? outputFailure = TryWrite(written, measured.Result, prepared, stop);
        return new JobResult
        {
            Run = around.Run,
            StartedAt = startedAt,
            Machine = around.Machine,
            Spec = prepared.Spec,
            Rows = prepared.Loaded.Table.Rows,
            Measurements = measured.Measurements,
            RoundTrips = measured.RoundTrips,
            HugePageBytes = measured.HugePageBytes,
            Audits = measured.Audits,
            Restarts = around.Restarts.All,
            Warnings = prepared.Warnings,
            OutputFailure = outputFailure,
            OutputHash = written is null || outputFailure is not null ? null : WorldHash.Of(measured.Result),
        };
    }

    private Prepared Prepare()
    {
        around.Progress.Show(asked.Input is null ? "generating columns" : "reading the input");
        ITableInput? input = asked.Input is { } path ? TableInput.Open(path) : null;
        JobSpec spec = input is null ? asked : KernelChoice.For(asked, input.ColumnNames);
        LoadedTable loaded = JobTable.Load(spec, input, around.Machine);
        JobPlan plan = JobPlanner.Plan(
            spec, loaded.Table.Names, loaded.Table.Rows, TileMeter.FastestRows, spec.Pin ? PinnableCpus.Read() : []);
        JobLog.Planned(
            around.Log, plan.Schedules.Sum(static schedule => schedule.Runs.Length), loaded.Table.Rows, loaded.Table.Columns.Length, spec.Workers, plan.Widest.Alignment);
        foreach (SchedulePlan schedule in plan.Schedules)
        {
            JobLog.KernelPlanned(around.Log, schedule.Schedule.Name, VectorUnit.Name, schedule.Runs[0].TileRows);
        }

        List<Warning> warnings = [];
        foreach (Warning warning in JobWarnings.Of(spec, plan, around.Machine))
        {
            Note(warnings, warning);
        }

        return new Prepared(spec, loaded, plan, warnings);
    }

    private Measured Measure(Prepared prepared, string executable, CancellationToken stop)
    {
        (JobSpec spec, LoadedTable loaded, JobPlan plan, List<Warning> _) = prepared;
        BenchSpec setUp = new(executable, spec.StallLimit, spec.HugePages)
        {
            Segments = plan.Segments,
            AuditedColumns = spec.IsAudited ? plan.Schedules.Max(static schedule => schedule.Schedule.Columns.Length) : 0,
            Runs = [.. plan.Schedules.SelectMany(static schedule => schedule.Runs)],
            Restarts = spec.Restarts,
        };
        using Workbench bench = Workbench.Open(loaded.Table, plan.Widest, setUp, around, stop);
        IReadOnlyList<AuditedTick> audits = spec.IsAudited ? new Auditor(bench, around, stop).Audit([.. plan.Schedules.Select(Auditor.PlanOf)]) : [];
        if (audits.Any(static audit => audit.Findings.Count > 0))
        {
            return new Measured([], [], loaded.Table, bench.Table.HugePageBytes, audits);
        }

        SamplePolicy policy = new(spec.Samples, SamplingBudget / plan.Schedules.Length);
        List<Measurement> measurements = [];
        ColumnTable result = loaded.Table;
        foreach (SchedulePlan schedule in plan.Schedules)
        {
            Experiment experiment = new(schedule, bench, policy, around);
            measurements.AddRange(experiment.Measure());
            result = result.With(column => schedule.WrittenColumns.Contains(column.Name) ? experiment.Result[column.Name] : column);
            bench.Table.Reset(schedule.WrittenColumns);
        }

        return new Measured(measurements, [.. MeasureRoundTrips(plan.Schedules[0], bench.Executor, stop)], result, bench.Table.HugePageBytes, audits);
    }

    private IEnumerable<RoundTrip> MeasureRoundTrips(SchedulePlan schedule, RunExecutor executor, CancellationToken stop)
    {
        IEnumerable<RunPlan> onePerCrew = schedule.Runs
            .Where(plan => plan.Dispatch != DispatchMode.Serial && asked.RoundTrips > 0)
            .DistinctBy(static plan => (plan.Workers, plan.IsRung, plan.IsPinned));
        foreach (RunPlan plan in onePerCrew)
        {
            around.Progress.Show($"round trips: {RunName.WorkersOf(plan)}");
            yield return RoundTripMeter.Measure(executor.Attach(plan), asked.RoundTrips, stop) with { IsRung = plan.IsRung, IsPinned = plan.IsPinned };
        }
    }

    // A minute of measurements must not be lost for a disk that has filled up meanwhile.
    private RefusedException? TryWrite(ITableOutput? output, ColumnTable result, Prepared prepared, CancellationToken stop)
    {
        try
        {
            if (output?.Write(result, prepared.Loaded.Text, stop) is { Count: > 0 } leftOut)
            {
                Note(prepared.Warnings, new Warning(
                    "columns-left-out", $"{asked.Output} can hold numbers only; these text columns of the input are not in it: {string.Join(", ", leftOut)}."));
            }

            return null;
        }
        catch (RefusedException failure)
        {
            return failure;
        }
    }

    private void Note(List<Warning> warnings, Warning warning)
    {
        warnings.Add(warning);
        around.Progress.Clear();
        JobLog.Noted(around.Log, warning.Code, warning.Message);
    }

    /// <summary>What is known before the first region exists.</summary>
    private sealed record Prepared(JobSpec Spec, LoadedTable Loaded, JobPlan Plan, List<Warning> Warnings);

    /// <summary>What is known after the last process has left.</summary>
    private sealed record Measured(IReadOnlyList<Measurement> Measurements, IReadOnlyList<RoundTrip> RoundTrips, ColumnTable Result, long HugePageBytes, IReadOnlyList<AuditedTick> Audits);
}
