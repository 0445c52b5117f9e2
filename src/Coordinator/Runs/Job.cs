using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// The main job, in the order in which data flows: table, plan, regions, workers attached, dispatch, measurements,
/// verification. Everything that can be refused is refused before the first region and the first process exist.
/// </summary>
internal sealed class Job(JobSpec spec, RunId run, MachineProfile machine, IProgressLine progress, TimeProvider clock, ILogger<Job> log)
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
        DateTimeOffset startedAt = clock.GetUtcNow();
        string executable = WorkerExecutable.Find(AppContext.BaseDirectory);
        ITableOutput? output = spec.Output is { } path ? TableOutput.Prepare(path) : null;
        progress.Show(spec.Input is null ? "generating columns" : "reading the input");
        LoadedTable loaded = JobTable.Load(spec, machine.SharedMemoryFreeBytes);
        JobPlan plan = JobPlanner.Plan(spec, loaded.Table.Names, loaded.Table.Rows);
        JobLog.Planned(log, plan.Kernels.Sum(static kernel => kernel.Runs.Length), loaded.Table.Rows, loaded.Table.Columns.Length, spec.Workers, plan.Widest.Alignment);

        stop.ThrowIfCancellationRequested();
        List<Warning> warnings = [.. JobWarnings.Of(spec, plan, machine)];
        List<Measurement> measurements = [];
        ColumnTable result = loaded.Table;
        IReadOnlyList<RoundTrip> roundTrips;
        using (SharedTable table = SharedTable.Create(run, loaded.Table, spec.Workers))
        {
            progress.Show($"starting {RunName.Workers(spec.Workers)}");
            using Crew crew = Crew.Start(executable, table, plan.Widest, spec.StallLimit, log, stop);

            // A dispatch in flight hears of no token: the workers' death is what ends the wait for them.
            using CancellationTokenRegistration abort = stop.Register(crew.Abort);
            RunExecutor executor = new(table, crew, stop);
            SamplePolicy policy = new(spec.Samples, SamplingBudget / plan.Kernels.Length);
            foreach (KernelPlan kernel in plan.Kernels)
            {
                KernelExperiment experiment = new(kernel, table, loaded.Table, executor, policy, progress);
                measurements.AddRange(experiment.Measure());
                result = result.With(column => kernel.WrittenColumns.Contains(column.Name) ? experiment.Result[column.Name].Values : column.Values);
                table.Reset(kernel.WrittenColumns);
            }

            roundTrips = [.. MeasureRoundTrips(plan.Kernels[0], crew, stop)];
        }

        WriteOutput(output, result, loaded.Text, warnings);
        return new JobResult
        {
            Run = run,
            StartedAt = startedAt,
            Machine = machine,
            Spec = spec,
            Rows = loaded.Table.Rows,
            Measurements = measurements,
            RoundTrips = roundTrips,
            Warnings = warnings,
        };
    }

    private IEnumerable<RoundTrip> MeasureRoundTrips(KernelPlan kernel, Crew crew, CancellationToken stop)
    {
        IEnumerable<RunPlan> onePerCount = kernel.Runs
            .Where(plan => plan.Dispatch != DispatchMode.Serial && spec.RoundTrips > 0)
            .DistinctBy(static plan => plan.Workers);
        foreach (RunPlan plan in onePerCount)
        {
            progress.Show($"round trips: {RunName.Workers(plan.Workers)}");
            yield return RoundTripMeter.Measure(crew.Attach(plan), plan.Partition, spec.RoundTrips, stop);
        }
    }

    private void WriteOutput(ITableOutput? output, ColumnTable result, CsvText? text, List<Warning> warnings)
    {
        if (output?.Write(result, text) is { Count: > 0 } leftOut)
        {
            warnings.Add(new Warning(
                "columns-left-out", $"{spec.Output} can hold numbers only; these text columns of the input are not in it: {string.Join(", ", leftOut)}."));
        }
    }
}
