using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Tests.Runs;

public sealed class StopTextTests
{
    private readonly JobPlan _plan = JobPlanner.Plan(
        JobSpecReader.Read(new JobOptions { Kernel = "motion,trig", Dispatch = "per-tick" }, defaultWorkers: 1),
        new HashSet<string>(["pos", "vel", "x", "out"], StringComparer.Ordinal),
        rows: 1000);

    [Theory]
    [InlineData(0, 0, "all 2 runs of motion; all 2 runs of trig")]
    [InlineData(0, 1, "1 of the 2 runs of motion; all 2 runs of trig")]
    [InlineData(0, 2, "a part of the samples of motion; all 2 runs of trig")]
    [InlineData(1, 3, "1 of the 2 runs of trig")]
    [InlineData(1, 4, "a part of the samples of trig")]
    [InlineData(null, 4, "")]
    public void It_says_which_runs_have_no_sample(int? broken, int measured, string expected)
    {
        Schedule? schedule = broken is { } at ? _plan.Schedules[at].Schedule : null;

        Assert.Equal(expected, string.Join("; ", StopText.Missing(_plan, First(measured), schedule)));
    }

    [Fact]
    public void Only_schedules_with_all_of_their_runs_are_finished()
    {
        Assert.Equal(["motion", "trig"], StopText.Unfinished(_plan, First(1)).Select(static each => each.Name), StringComparer.Ordinal);
        Assert.Equal(["trig"], StopText.Unfinished(_plan, First(3)).Select(static each => each.Name), StringComparer.Ordinal);
        Assert.Empty(StopText.Unfinished(_plan, First(4)));
    }

    private Measurement[] First(int count) =>
        [.. _plan.Schedules.SelectMany(static schedule => schedule.Runs).Take(count).Select(static run => new Measurement(run, [1.0], "hash", Mismatch: null))];
}
