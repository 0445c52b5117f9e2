using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Lab.Replay;

public sealed class ReplayPlansTests
{
    [Theory]
    [InlineData("motion", "Streaming Tiled Fused")]
    [InlineData("trig", "Streaming Tiled Fused")]
    [InlineData("diffuse", "Streaming")]
    [InlineData("motion+trig", "Streaming Tiled")]
    public void Every_number_of_workers_meets_every_dispatch_and_every_sweep_that_is_legal(string name, string sweeps)
    {
        KernelGroup group = Assert.Single(ReplayPlans.Groups, each => string.Equals(each.Name, name, StringComparison.Ordinal));
        SchedulePlan plan = ReplayPlans.For(group, GeneratedTable.Make(group.Example, 1009, seed: 1), [1, 3, 7], ticks: 10);

        Assert.Equal((DispatchMode.Serial, Sweep.Streaming), (plan.Runs[0].Dispatch, plan.Runs[0].Sweep));
        IEnumerable<string> expected =
            from sweep in sweeps.Split(' ')
            from way in (string[])["1 Serial 10", .. from workers in (int[])[1, 3, 7] from way in (string[])["PerTick 1", "PerRun 10", "Doorbell 1"] select $"{workers} {way}"]
            select $"{way} {sweep}";
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            plan.Runs.Select(static run => $"{run.Workers} {run.Dispatch} {run.TicksPerDispatch} {run.Sweep}").Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}
