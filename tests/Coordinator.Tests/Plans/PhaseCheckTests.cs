using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class PhaseCheckTests
{
    private const int Rows = 40;
    private const int Columns = 4;

    [Fact]
    public void The_verdict_on_random_declarations_partitions_and_phases_is_that_of_counting_every_row()
    {
        Random random = new(26);
        int refused = 0;
        for (int round = 0; round < 4000; round++)
        {
            RunPlan plan = Randomly(random);
            bool isLegal = IsLegalRowByRow(plan);
            bool isTaken = Record.Exception(() => PhaseCheck.Require(plan)) is null;

            Assert.True(isLegal == isTaken, $"round {round}: row by row {isLegal}, in the plan {isTaken}");
            refused += isTaken ? 0 : 1;
        }

        Assert.InRange(refused, 400, 3600);
    }

    [Fact]
    public void Runs_of_a_schedule_are_taken_together_only_if_each_is()
    {
        Random random = new(28);
        for (int round = 0; round < 200; round++)
        {
            RunPlan plan = Randomly(random);
            RunPlan legal = plan with { Schedule = Schedule.Of(PhaseAssignment.InPhases(plan.Schedule.Kernels)), Partition = Partition.Split(Rows, 3, 64) };

            Assert.Equal(IsLegalRowByRow(plan), Record.Exception(() => SchedulePlan.Checked([legal, plan])) is null);
        }
    }

    [Fact]
    public void Phases_that_are_computed_are_never_refused()
    {
        Random random = new(27);
        for (int round = 0; round < 500; round++)
        {
            RunPlan plan = Randomly(random);
            PhaseCheck.Require(plan with { Schedule = Schedule.Of(PhaseAssignment.InPhases(plan.Schedule.Kernels)), Partition = Partition.Split(Rows, 3, 64) });
        }
    }

    [Fact]
    public void Two_kernels_that_write_a_column_are_refused_with_both_the_column_the_rows_and_what_to_do() => TemporaryFolder.Refuses(
        ExitCode.Usage,
        static () => PhaseCheck.Require(Plan([Kernel("drag", "vel+"), Kernel("wind", "vel+ x")], Partition.Split(1000, 2, 4))),
        "drag in worker 0 writes vel rows [0, 512)",
        "wind in worker 0 writes rows [0, 512)",
        "phase=1",
        "--side-by-side");

    [Fact]
    public void Two_workers_that_write_the_same_rows_are_refused_with_both() => TemporaryFolder.Refuses(
        ExitCode.Usage,
        static () => PhaseCheck.Require(Plan([Kernel("drag", "vel+")], Partition.Unchecked(1000, [new RowRange(0, 501), new RowRange(500, 1000)]))),
        "drag in worker 0 writes vel rows [0, 501)",
        "drag in worker 1 writes rows [500, 1000)",
        "disjoint ranges");

    [Fact]
    public void A_kernel_that_reads_what_another_of_its_phase_writes_is_refused() => TemporaryFolder.Refuses(
        ExitCode.Usage,
        static () => PhaseCheck.Require(Plan([Kernel("motion", "pos+ vel"), Kernel("drag", "vel+")], Partition.Split(1000, 1, 4))),
        "drag writes vel and motion reads it",
        "--side-by-side");

    // What the rule says, for each row of each column in each phase: one task that writes it, and then no other kernel that touches it.
    private static bool IsLegalRowByRow(RunPlan plan) => Enumerable.Range(0, plan.Schedule.Phases).All(phase =>
    {
        ScheduledKernel[] kernels = [.. plan.Schedule.Kernels.Where(kernel => kernel.Phase == phase)];
        return Enumerable.Range(0, Columns).All(column => Enumerable.Range(0, Rows).All(row =>
        {
            int sharers = plan.Partition.Ranges.Count(range => row >= range.Start && row < range.End);
            int writers = kernels.Sum(kernel => kernel.Uses.Count(use => use.IsWritten && string.Equals(use.Column, $"c{column}", StringComparison.Ordinal))) * sharers;
            int touching = kernels.Count(kernel => kernel.Uses.Any(use => string.Equals(use.Column, $"c{column}", StringComparison.Ordinal)));
            return writers <= 1 && (writers == 0 || touching == 1);
        }));
    });

    private static RunPlan Randomly(Random random)
    {
        RowRange[] ranges = random.Next(2) == 0
            ? [.. Partition.Split(Rows, random.Next(1, 4), 32).Ranges]
            : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(Rows)).Select(start => new RowRange(start, random.Next(start, Rows + 1)))];

        // A reader is judged by the whole table, so some worker has to have rows.
        ranges[0] = ranges.All(static range => range.IsEmpty) ? new RowRange(0, 1) : ranges[0];
        ScheduledKernel[] kernels = [.. Enumerable.Range(0, random.Next(1, 4)).Select(number => Kernel($"k{number}", Uses(random)) with { Phase = random.Next(2) })];
        return Plan(kernels, Partition.Unchecked(Rows, [.. ranges]));
    }

    private static string Uses(Random random) => string.Join(' ', Enumerable.Range(0, Columns)
        .OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(column => $"c{column}{(random.Next(2) == 0 ? "+" : string.Empty)}"));

    private static RunPlan Plan(ScheduledKernel[] kernels, Partition partition) =>
        RunPlan.Serial(Schedule.Of(kernels), partition.Rows, ticks: 1, dt: 1) with { Partition = partition, Dispatch = DispatchMode.PerTick };

    private static ScheduledKernel Kernel(string name, string uses)
    {
        ColumnUse[] declared = [.. uses.Split(' ').Select(use => use.EndsWith('+') ? ColumnUse.Writes<float>(use[..^1]) : ColumnUse.Reads<float>(use))];
        return new ScheduledKernel(new MadeKernel(declared) { Name = name }, name, [.. declared], Phase: 0);
    }
}
