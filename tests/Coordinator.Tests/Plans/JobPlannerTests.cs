using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class JobPlannerTests
{
    private static readonly HashSet<string> Columns = ["pos", "vel", "pos_x", "vel_x", "x", "out", "other"];

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 1, 2 })]
    [InlineData(3, new[] { 1, 2, 3 })]
    [InlineData(8, new[] { 1, 2, 4, 8 })]
    [InlineData(100, new[] { 1, 2, 4, 8, 16, 32, 64, 100 })]
    public void Worker_counts_double_up_to_the_count_asked_for(int most, int[] expected) => Assert.Equal(expected, JobPlanner.WorkerCounts(most));

    [Fact]
    public void By_default_dispatches_share_one_sweep_and_the_others_come_on_top_each_with_a_serial_run_of_its_own()
    {
        SchedulePlan plan = Plan(new JobOptions { Workers = "2", Kernel = "motion" });

        Assert.Equal(
            [
                "Serial Streaming 1", "Serial Tiled 1", "Serial Fused 1",
                "PerTick Streaming 1", "PerRun Streaming 1", "Doorbell Streaming 1", "PerRun Tiled 1", "PerRun Fused 1",
                "PerTick Streaming 2", "PerRun Streaming 2", "Doorbell Streaming 2", "PerRun Tiled 2", "PerRun Fused 2",
            ],
            plan.Runs.Select(Name), StringComparer.Ordinal);
    }

    [Fact]
    public void Runs_with_the_most_workers_have_pinned_twins_that_differ_in_nothing_else()
    {
        JobPlan plan = JobPlanner.Plan(Spec(new JobOptions { Workers = "3", Kernel = "motion" }), Columns, 100_000, cpus: [4, 6]);
        RunPlan[] pinned = [.. plan.Schedules[0].Runs.Where(static run => run.IsPinned)];

        Assert.Equal(["PerTick Streaming 3", "PerRun Streaming 3", "Doorbell Streaming 3", "PerRun Tiled 3", "PerRun Fused 3"], pinned.Select(Name), StringComparer.Ordinal);
        Assert.All(pinned, run => Assert.Contains(run with { Pins = [] }, plan.Schedules[0].Runs));

        // Two CPUs for three workers: the third shares the first one's.
        Assert.All(pinned, run => Assert.Equal([4, 6, 4], run.Pins));
    }

    [Theory]
    [InlineData("streaming")]
    [InlineData("tiled")]
    [InlineData("fused")]
    public void A_sweep_asked_for_is_the_only_one(string sweep)
    {
        SchedulePlan plan = Plan(new JobOptions { Workers = "2", Kernel = "motion", Sweep = sweep });

        Assert.Equal([1, 2, 2, 2], plan.Runs.GroupBy(run => run.Dispatch).Select(runs => runs.Count()));
        Assert.All(plan.Runs, run => Assert.Equal(sweep, SweepName.Of(run.Sweep)));
    }

    [Fact]
    public void No_sweep_is_added_where_per_run_was_not_asked_for() =>
        Assert.Equal(["Serial Streaming 1", "PerTick Streaming 1"], Plan(new JobOptions { Workers = "1", Dispatch = "per-tick" }).Runs.Select(Name), StringComparer.Ordinal);

    [Fact]
    public void No_sweep_is_added_that_a_kernels_contract_does_not_allow()
    {
        MadeKernel kernel = new(ColumnUse.Writes<float>("pos")) { IsElementwise = false };
        JobSpec spec = Spec(new JobOptions { Workers = "1" }) with { Kernels = [KernelGroup.Of(kernel)] };

        Assert.All(Assert.Single(JobPlanner.Plan(spec, Columns, 1000).Schedules).Runs, run => Assert.Equal(Sweep.Streaming, run.Sweep));
    }

    [Fact]
    public void A_kernel_with_neighbours_streams_in_every_run_and_writes_both_columns_of_its_pair_in_disjoint_ranges()
    {
        JobSpec spec = Spec(new JobOptions { Workers = "2", Kernel = "diffuse" });
        SchedulePlan plan = Assert.Single(JobPlanner.Plan(spec, new HashSet<string>(StringComparer.Ordinal) { "heat", "heat_next", "pos" }, 1000).Schedules);

        Assert.Equal(
            ["Serial Streaming 1", "PerTick Streaming 1", "PerRun Streaming 1", "Doorbell Streaming 1", "PerTick Streaming 2", "PerRun Streaming 2", "Doorbell Streaming 2"],
            plan.Runs.Select(Name), StringComparer.Ordinal);
        Assert.Equal(["heat", "heat_next"], plan.WrittenColumns.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(
            ["heat [0, 512)", "heat_next [0, 512)", "heat [512, 1000)", "heat_next [512, 1000)"],
            plan.Runs[^1].WriteSetsOf(0).Select(static set => $"{set.Column} {set.Rows}"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("tiled")]
    [InlineData("fused")]
    public void A_sweep_that_a_kernels_contract_does_not_allow_is_refused(string sweep)
    {
        MadeKernel kernel = new(ColumnUse.Writes<float>("pos")) { IsElementwise = false };
        JobSpec spec = Spec(new JobOptions { Workers = "1", Sweep = sweep }) with { Kernels = [KernelGroup.Of(kernel)] };

        TemporaryFolder.Refuses(ExitCode.Usage, () => JobPlanner.Plan(spec, Columns, 1000), "kernel made", $"sweep={sweep}, expected=streaming", "--sweep");
    }

    [Fact]
    public void A_tile_has_the_rows_asked_for_or_measured_and_is_measured_only_where_one_is_used()
    {
        Assert.Equal(512, TileRows(new JobOptions { Kernel = "motion" }));
        Assert.Equal(77, TileRows(new JobOptions { Kernel = "motion", TileRows = "77" }));
        Assert.Equal(ScheduleSweep.UsualTileRows, TileRows(new JobOptions { Kernel = "motion", Sweep = "fused" }));

        static int TileRows(JobOptions options) => Assert.Single(
            JobPlanner.Plan(Spec(options), Columns, 1000, static _ => 512).Schedules[0].Runs.Select(run => run.TileRows).Distinct());
    }

    [Fact]
    public void A_dispatch_asks_for_one_tick_or_for_all()
    {
        SchedulePlan plan = Plan(new JobOptions { Ticks = "60", Dt = "0.5" });

        Assert.All(plan.Runs, run => Assert.Equal(run.Dispatch is DispatchMode.PerTick or DispatchMode.Doorbell ? 1 : 60, run.TicksPerDispatch));
        Assert.All(plan.Runs, run => Assert.Equal((60, 0.5f), (run.Ticks, run.Dt)));
    }

    [Fact]
    public void A_batch_takes_the_place_of_both_ends_of_the_scale()
    {
        SchedulePlan plan = Plan(new JobOptions { Workers = "1", Ticks = "60", Batch = "7" });

        Assert.Equal(
            ["Serial Streaming 1", "Serial Tiled 1", "Serial Fused 1", "PerRun Streaming 1", "PerRun Tiled 1", "PerRun Fused 1"],
            plan.Runs.Select(Name), StringComparer.Ordinal);
        Assert.All(plan.Runs.Skip(3), run => Assert.Equal(7, run.TicksPerDispatch));
        Assert.All(plan.Runs.Take(3), run => Assert.Equal(60, run.TicksPerDispatch));
    }

    [Fact]
    public void Every_plan_of_any_job_writes_disjoint_rows_that_cover_the_table()
    {
        Gen<(int Rows, int Workers)> sizes =
            from rows in Gen.OneOf(Gen.Choose(1, 2000), Gen.Choose(1, Limits.MaxRows))
            from workers in Gen.OneOf(Gen.Choose(1, 16), Gen.Choose(1, Limits.MaxWorkers))
            select (rows, workers);
        Prop.ForAll(sizes.ToArbitrary(), static size =>
        {
            JobPlan plan = JobPlanner.Plan(Spec(new JobOptions { Workers = size.Workers.ToString() }), Columns, size.Rows);
            return plan.Schedules.All(kernel => kernel.Runs[0].Dispatch == DispatchMode.Serial)
                && plan.Schedules.SelectMany(kernel => kernel.Runs).All(run => IsLegal(run, size.Rows))
                && plan.Widest.Ranges.Length == size.Workers;
        }).QuickCheckThrowOnFailure();

        static bool IsLegal(RunPlan run, int rows) => run.WriteSetsOf(0).GroupBy(set => set.Column, StringComparer.Ordinal).All(column =>
            column.Select(set => set.Rows).Aggregate(0, (end, range) => range.Start == end ? range.End : -1) == rows);
    }

    [Fact]
    public void Every_matched_column_is_written_and_no_other() =>
        Assert.Equal(["pos", "pos_x"], Plan(new JobOptions { Kernel = "motion" }).WrittenColumns.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void A_kernel_without_its_columns_is_refused_with_those_there_are() => TemporaryFolder.Refuses(
        ExitCode.Usage,
        () => JobPlanner.Plan(Spec(new JobOptions { Kernel = "trig" }), new HashSet<string>(StringComparer.Ordinal) { "vel", "pos" }, 10),
        "kernel trig",
        "columns=pos,vel",
        "expected=out (float32) and x (float32)",
        "--kernel");

    [Fact]
    public void A_kernel_that_writes_one_column_twice_is_refused()
    {
        MadeKernel kernel = new(ColumnUse.Writes<float>("pos"), ColumnUse.Writes<float>("pos"));
        JobSpec spec = Spec(new JobOptions()) with { Kernels = [KernelGroup.Of(kernel)] };

        TemporaryFolder.Refuses(ExitCode.Usage, () => JobPlanner.Plan(spec, Columns, 1000), "made in worker 0 writes pos rows [0, 1000)");
    }

    private static JobSpec Spec(JobOptions options) => JobSpecReader.Read(options, defaultWorkers: 4);

    private static SchedulePlan Plan(JobOptions options) => JobPlanner.Plan(Spec(options), Columns, 1_000_000).Schedules[0];

    private static string Name(RunPlan run) => $"{run.Dispatch} {run.Sweep} {run.Workers}";
}
