using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Measurements;

public sealed class DispatchCostTests
{
    [Fact]
    public void Pairs_differ_in_nothing_but_how_often_workers_are_told()
    {
        IReadOnlyList<DispatchCost> costs = DispatchCost.Among(Measure(new JobOptions { Workers = "4", Dispatch = "per-tick,per-run" }, static _ => [1.0]));

        Assert.Equal(["motion 1", "motion 2", "motion 4", "trig 1", "trig 2", "trig 4"], costs.Select(cost => $"{cost.PerRun.Plan.Schedule.Name} {cost.Workers}"), StringComparer.Ordinal);
        Assert.All(costs, cost =>
        {
            Assert.Equal(DispatchMode.PerTick, cost.PerTick.Plan.Dispatch);
            Assert.Equal(DispatchMode.PerRun, cost.PerRun.Plan.Dispatch);
            Assert.Equal((Sweep.Streaming, Sweep.Streaming), (cost.PerTick.Plan.Sweep, cost.PerRun.Plan.Sweep));
            Assert.Same(cost.PerTick.Plan.Schedule, cost.PerRun.Plan.Schedule);
        });
    }

    [Theory]
    [InlineData("per-tick", null, "100")]
    [InlineData("per-run", null, "100")]
    [InlineData(null, "10", "100")]
    [InlineData("per-tick,per-run", null, "1")]
    public void There_is_no_pair_where_one_of_the_two_is_missing_or_both_tell_once(string? dispatch, string? batch, string ticks) =>
        Assert.Empty(DispatchCost.Among(Measure(new JobOptions { Dispatch = dispatch, Batch = batch, Ticks = ticks }, static _ => [1.0])));

    [Fact]
    public void The_cost_is_the_median_of_the_rounds_differences_for_each_dispatch_more()
    {
        // Differences 9.9, 0.99 and 4.95 s over 99 dispatches more.
        DispatchCost cost = Of([12.0, 3.0, 7.95], [2.1, 2.01, 3.0]);

        Assert.Equal(0.05, cost.SecondsPerTick, 12);
        Assert.Equal(0.01, cost.Lowest, 12);
        Assert.Equal(0.10, cost.Highest, 12);
        Assert.Equal(0.021, cost.WorkSecondsPerTick, 12);
        Assert.True(cost.IsResolved);
    }

    [Fact]
    public void Of_an_even_number_of_rounds_the_two_in_the_middle_count_alike()
    {
        DispatchCost cost = Of([1.99, 2.98], [1.0, 1.0]);

        Assert.Equal(0.015, cost.SecondsPerTick, 12);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.5)]
    public void One_round_in_which_telling_more_took_no_longer_leaves_the_cost_unresolved(double perRun) =>
        Assert.False(Of([2.0, 1.0, 2.0], [1.0, perRun, 1.0]).IsResolved);

    [Fact]
    public void Told_by_doorbell_is_set_beside_the_same_run_told_once_by_pipe()
    {
        IReadOnlyList<DispatchCost> costs = DispatchCost.Among(Measure(new JobOptions { Workers = "1", Kernel = "motion" }, static _ => [1.0]));

        Assert.Equal([false, true], costs.Select(static cost => cost.IsRung));
        Assert.Same(costs[0].PerRun, costs[1].PerRun);
    }

    private static DispatchCost Of(double[] perTick, double[] perRun) => Assert.Single(DispatchCost.Among(Measure(
        new JobOptions { Workers = "1", Kernel = "motion", Dispatch = "per-tick,per-run" }, plan => plan.Dispatch == DispatchMode.PerTick ? perTick : perRun)));

    private static IReadOnlyList<Measurement> Measure(JobOptions options, Func<RunPlan, double[]> samples) => MadeResult.Of(options, 1000, samples).Measurements;
}
