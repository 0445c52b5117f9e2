using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class FindingPlannerTests
{
    [Fact]
    public void Who_finds_rows_is_told_every_tick_and_streams()
    {
        SchedulePlan plan = Assert.Single(Plan(new JobOptions { Plan = "creatures", Workers = "2" }).Schedules);

        Assert.Equal(
            ["Serial Streaming 1", "PerTick Streaming 1", "Doorbell Streaming 1", "PerTick Streaming 2", "Doorbell Streaming 2"], plan.Runs.Select(Name), StringComparer.Ordinal);
        Assert.All(plan.Runs, static run => Assert.Equal("starved", run.TickEnd?.Segment));
    }

    [Fact]
    public void Whoever_else_is_measured_in_the_job_may_still_be_told_once()
    {
        JobPlan plan = Plan(new JobOptions { Kernel = "motion,starve", Workers = "1" });

        Assert.Contains("PerRun Streaming 1", plan.Schedules[0].Runs.Select(Name), StringComparer.Ordinal);
        Assert.DoesNotContain("PerRun Streaming 1", plan.Schedules[1].Runs.Select(Name), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("per-run", null)]
    [InlineData(null, "10")]
    [InlineData(null, "auto")]
    public void Several_ticks_at_once_are_refused_where_nothing_else_is_asked_for(string? dispatch, string? batch)
    {
        JobOptions options = new() { Kernel = "starve", Dispatch = dispatch, Batch = batch };

        TemporaryFolder.Refuses(ExitCode.Usage, () => Plan(options), "kernel starve", "dispatch=per-run, expected=per-tick or doorbell", "Leave --batch and --dispatch per-run out");
    }

    [Fact]
    public void A_run_of_one_tick_may_be_told_in_any_way()
    {
        SchedulePlan plan = Assert.Single(Plan(new JobOptions { Kernel = "starve", Ticks = "1", Workers = "1" }).Schedules);

        Assert.Equal(["Serial Streaming 1", "PerTick Streaming 1", "PerRun Streaming 1", "Doorbell Streaming 1"], plan.Runs.Select(Name), StringComparer.Ordinal);
        Assert.All(plan.Runs, static run => Assert.Equal(1, run.TicksPerDispatch));
    }

    [Theory]
    [InlineData("tiled")]
    [InlineData("fused")]
    public void Another_sweep_is_refused(string sweep) =>
        TemporaryFolder.Refuses(ExitCode.Usage, () => Plan(new JobOptions { Kernel = "starve", Sweep = sweep }), $"sweep={sweep}, expected=streaming.");

    [Fact]
    public void All_runs_share_the_jobs_segments()
    {
        JobPlan plan = Plan(new JobOptions { Kernel = "motion,starve", SegmentRows = "7" });

        Assert.Equal([7, 7, 7, 7], plan.Segments.Capacities);
        Assert.All(plan.Schedules.SelectMany(static schedule => schedule.Runs), run => Assert.Same(plan.Segments, run.Segments));
    }

    [Fact]
    public void What_the_coordinator_writes_counts_as_written() => Assert.Equal(
        ["born", "energy", "metabolism", "pos_x", "pos_y", "vel_x", "vel_y"],
        Plan(new JobOptions { Plan = "creatures" }).Schedules[0].WrittenColumns.Order(StringComparer.Ordinal),
        StringComparer.Ordinal);

    [Fact]
    public void A_plan_without_a_column_that_only_the_coordinator_uses_is_refused_with_it() => TemporaryFolder.Refuses(
        ExitCode.Usage, static () => Plan(new JobOptions { Plan = "creatures" }, "born"), "creatures", "column=born", "expected=pos_x,");

    private static JobPlan Plan(JobOptions options, params string[] lacking)
    {
        JobSpec spec = JobSpecReader.Read(options, defaultWorkers: 4);
        HashSet<string> columns = spec.Kernels.SelectMany(static group => group.Example).Select(static column => column.Name).ToHashSet(StringComparer.Ordinal);
        columns.ExceptWith(lacking);
        return JobPlanner.Plan(spec, columns, 100_000);
    }

    private static string Name(RunPlan run) => $"{run.Dispatch} {run.Sweep} {run.Workers}";
}
