using System.Collections.Immutable;
using ParallelMotion.Coordinator.Audits;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Tests.Measurements;

/// <summary>Job results with timings that a test chooses.</summary>
internal static class MadeResult
{
    public const string Hash = "0123456789abcdef";

    public static ImmutableArray<int> Cpus { get; } = [3, 5];

    public static MachineProfile Machine { get; } = new("Linux [6.1]", "CPU [fast] @ 3 GHz", 8, 4, 3.5, 33_554_432, 1L << 30, ".NET 10") { VectorUnit = "made, 9 rows" };

    /// <summary>What an audit may find.</summary>
    public static AuditFinding Line { get; } = new(AuditBreach.SharedLine, "pos", new(96, 112), 384, 448, 0, 1, 1);

    /// <summary>An audit of a result's first schedule with the most workers.</summary>
    public static AuditedTick Audit(JobResult result, params AuditFinding[] findings) =>
        new(result.Measurements.Where(each => each.Plan.Schedule == result.Measurements[0].Plan.Schedule).MaxBy(static each => each.Plan.Workers)!.Plan, 999, findings);

    public static JobResult Of(JobOptions options, int rows, Func<RunPlan, double[]> samples, Func<RunPlan, Mismatch?>? mismatch = null) =>
        Of(JobSpecReader.Read(options, defaultWorkers: 2), rows, samples, mismatch);

    public static JobResult Of(JobSpec spec, int rows, Func<RunPlan, double[]> samples, Func<RunPlan, Mismatch?>? mismatch = null)
    {
        HashSet<string> columns = [.. spec.Kernels.SelectMany(kernel => kernel.Example).Select(column => column.Name)];
        IEnumerable<RunPlan> plans = JobPlanner.Plan(spec, columns, rows, cpus: spec.Pin ? Cpus : []).Schedules.SelectMany(kernel => kernel.Runs);
        return new JobResult
        {
            Run = new RunId(0xabc),
            StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Machine = Machine,
            Spec = spec,
            Rows = rows,
            Measurements = [.. plans.Select(plan => new Measurement(plan, samples(plan).ToImmutableArray(), Hash, mismatch?.Invoke(plan)))],
            RoundTrips = [new RoundTrip(2, SampleStatistics.Of([1e-5, 2e-5, 3e-5]))],
            Warnings = [new Warning("made-up", "A warning with [brackets] and [/].")],
        };
    }
}
