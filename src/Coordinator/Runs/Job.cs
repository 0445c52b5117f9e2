using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Resuming;
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
/// <param name="resumed">Where it is gone on with; null where it begins.</param>
internal sealed class Job(JobSpec asked, Surroundings around, ResumePoint? resumed = null)
{
    /// <summary>Runs the job.</summary>
    /// <param name="drain">Ends it early; every process and region is gone when it returns.</param>
    /// <returns>What was found out, or was by the time it was stopped; the table after the run already written where it was asked for.</returns>
    /// <exception cref="RefusedException">It can't be done as asked.</exception>
    /// <exception cref="WorkerFailedException">A worker failed before anything was finished.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before anything was finished.</exception>
    public JobResult Run(Drain drain)
    {
        DateTimeOffset startedAt = around.Clock.GetUtcNow();
        string executable = WorkerExecutable.Find(AppContext.BaseDirectory);
        ITableOutput? output = asked.Output is { } path ? TableOutput.Prepare(path) : null;
        Prepared prepared = Prepare();
        drain.Begun.ThrowIfCancellationRequested();

        JobMeter meter = new(prepared.Spec, prepared.Plan, prepared.Loaded.Table, around, resumed);
        meter.Measure(executable, drain);

        // With findings there is nothing to write: no tick of a run was computed. Nor is there all of it where workers failed.
        ITableOutput? wanted = meter.HasFindings || meter.Failure is not null ? null : output;
        around.Progress.Show(wanted is null ? "reporting" : "writing the output");
        Written written = TryWrite(wanted, meter.Result, prepared, drain);
        return new JobResult
        {
            Run = around.Run,
            StartedAt = startedAt,
            Machine = around.Machine,
            Spec = prepared.Spec,
            Rows = prepared.Loaded.Table.Rows,
            Measurements = meter.Measurements,
            RoundTrips = meter.RoundTrips,
            HugePageBytes = meter.HugePageBytes,
            Audits = meter.Audits,
            Restarts = around.Observation.Restarts.All,
            Stopped = StopOf(meter, prepared.Plan, hasOutput: output is null || written is { IsStopped: false } && meter.Failure is null),
            Warnings = prepared.Warnings,
            OutputFailure = written.Failure,
            OutputHash = written.IsComplete ? WorldHash.Of(meter.Result) : null,
        };
    }

    private Prepared Prepare()
    {
        around.Progress.Show(asked.Input is null ? "generating columns" : "reading the input");
        ITableInput? input = asked.Input is { } path ? TableInput.Open(path) : null;
        JobSpec spec = input is null ? asked : KernelChoice.For(asked, input.ColumnNames);
        LoadedTable loaded = JobTable.Load(spec, input, around.Machine);
        JobPlan plan = JobPlanner.Plan(
            spec, loaded.Table.Names, loaded.Table.Rows, resumed?.Flight is { } flight ? _ => flight.TileRows : TileMeter.FastestRows, spec.Pin ? PinnableCpus.Read() : []);
        resumed?.Require(loaded.Table);
        plan = resumed?.Narrow(plan) ?? plan;
        if (resumed is { Flight: null })
        {
            JobLog.BegunAnew(around.Log, resumed.Source);
        }

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

    // A minute of measurements must not be lost for a disk that has filled up meanwhile, nor for a stop. What a stopped job
    // wrote would be taken for the table after the run.
    private Written TryWrite(ITableOutput? output, ColumnTable result, Prepared prepared, Drain drain)
    {
        if (output is null)
        {
            return Written.Nothing;
        }

        try
        {
            drain.Begun.ThrowIfCancellationRequested();
            if (output.Write(result, prepared.Loaded.Text, drain.Begun) is { Count: > 0 } leftOut)
            {
                Note(prepared.Warnings, new Warning(
                    "columns-left-out", $"{asked.Output} can hold numbers only; these text columns of the input are not in it: {string.Join(", ", leftOut)}."));
            }

            return new Written(IsComplete: true, IsStopped: false, Failure: null);
        }
        catch (RefusedException failure)
        {
            return Written.Nothing with { Failure = failure };
        }
        catch (OperationCanceledException cause) when (drain.Explains(cause))
        {
            return Written.Nothing with { IsStopped = true };
        }
    }

    private EarlyStop? StopOf(JobMeter meter, JobPlan plan, bool hasOutput)
    {
        string[] missing = [.. meter.Missing, .. hasOutput ? Array.Empty<string>() : [$"the output, so {asked.Output} was not written"]];
        return missing.Length == 0 && meter.Failure is null
            ? null
            : new EarlyStop(missing.Length > 0 ? missing : ["the end of the job"]) { Unfinished = [.. StopText.Unfinished(plan, meter.Measurements)], Failure = meter.Failure };
    }

    private void Note(List<Warning> warnings, Warning warning)
    {
        warnings.Add(warning);
        around.Progress.Clear();
        JobLog.Noted(around.Log, warning.Code, warning.Message);
    }

    /// <summary>What is known before the first region exists.</summary>
    private sealed record Prepared(JobSpec Spec, LoadedTable Loaded, JobPlan Plan, List<Warning> Warnings);

    /// <summary>What became of the output.</summary>
    private sealed record Written(bool IsComplete, bool IsStopped, RefusedException? Failure)
    {
        /// <summary>Nothing was to be written.</summary>
        public static Written Nothing { get; } = new(IsComplete: false, IsStopped: false, Failure: null);
    }
}
