using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Audits;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Audits;

/// <summary>Real workers, with plans that no planner would let pass.</summary>
public sealed class AuditorTests
{
    private const int Rows = 10_000;

    private readonly ListLogger<AuditorTests> _log = new();

    [Fact]
    public void Workers_that_have_the_same_rows_are_found_to_write_them()
    {
        AuditFinding finding = Assert.Single(Audit("motion", [new(0, 6000), new(5000, Rows)]).Findings);

        Assert.Equal((AuditBreach.SharedRow, "pos", 0, 1, 5000), (finding.Breach, finding.Column, finding.Worker, finding.Other, finding.Rows.Start));
        Assert.InRange(finding.Count, 900, 1000);
        Assert.Contains(_log.Events, static each => each.Level == LogLevel.Error && each.Message.Contains("workers 0 and 1 wrote the same rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Workers_that_share_a_cache_line_are_found_to_write_it()
    {
        AuditFinding finding = Assert.Single(Audit("trig", [new(0, 4001), new(4001, Rows)]).Findings);

        Assert.Equal(new AuditFinding(AuditBreach.SharedLine, "out", new(4000, 4016), 16_000, 16_064, 0, 1, 1), finding);
    }

    [Fact]
    public void Workers_that_keep_to_their_rows_are_found_to_do_so()
    {
        AuditedTick audited = Audit("trig", [new(0, 4096), new(4096, 8192)]);

        Assert.Empty(audited.Findings);
        Assert.InRange(audited.RowsWritten, 8000, 8192);
        Assert.Contains(_log.Messages, static each => each.StartsWith("Audited one tick of trig with 2 workers in ", StringComparison.Ordinal));
    }

    private AuditedTick Audit(string kernel, ImmutableArray<RowRange> ranges)
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions { Kernel = kernel, Rows = "10000" }, defaultWorkers: 2);
        ColumnTable initial = GeneratedTable.Make([.. spec.Kernels[0].Example], Rows, seed: 7);
        Partition partition = Partition.Unchecked(Rows, ranges);
        RunPlan plan = Auditor.PlanOf(JobPlanner.Plan(spec, initial.Names, Rows).Schedules[0]) with { Partition = partition };
        Surroundings around = new(RunId.New(), MadeResult.Machine, new NoProgressLine(), new LastResort(static _ => { }), TimeProvider.System, _log);
        BenchSpec setUp = new(WorkerExecutable.Find(AppContext.BaseDirectory), TimeSpan.FromSeconds(30), HugePages: false);
        using Drain drain = new(TimeSpan.FromSeconds(5));
        using Workbench bench = Workbench.Open(initial, partition, setUp, around, drain);

        AuditedTick audited = Assert.Single(new Auditor(bench, around, TestContext.Current.CancellationToken).Audit([plan]));

        // No guard is there to be told of.
        Assert.DoesNotContain(_log.Messages, static message => message.Contains("may write rows", StringComparison.Ordinal));
        foreach (Column column in initial.Columns)
        {
            RowRange all = new(0, Rows);
            Assert.True(column.Bytes(all).SequenceEqual(bench.Table.Column(column.Name).Slice(all).Bytes), $"Column {column.Name} was changed.");
        }

        return audited;
    }
}
