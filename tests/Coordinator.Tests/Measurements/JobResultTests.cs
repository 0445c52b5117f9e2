using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Measurements;

public sealed class JobResultTests
{
    [Fact]
    public void A_speed_up_is_against_the_serial_run_of_the_same_kernel_and_sweep()
    {
        JobResult result = MadeResult.Of(new JobOptions(), 1000, Seconds);

        Assert.All(result.Measurements, run => Assert.Equal(
            Serial(run.Plan) / Seconds(run.Plan)[0], result.SpeedUp(run), 12));
        Assert.All(result.Measurements.Where(run => run.Plan.Dispatch == DispatchMode.Serial), run => Assert.Equal(1, result.SpeedUp(run)));

        static double Serial(RunPlan plan) => (plan.Sweep == Sweep.Tiled ? 7 : 3) * (plan.Schedule.Kernels[0].Kernel is TrigKernel ? 10 : 1);
        static double[] Seconds(RunPlan plan) => [plan.Dispatch == DispatchMode.Serial ? Serial(plan) : 0.5 * plan.Workers];
    }

    [Fact]
    public void Bandwidth_is_what_the_kernel_moves_over_the_median()
    {
        JobResult result = MadeResult.Of(new JobOptions { Kernel = "motion", Ticks = "10" }, 1000, static _ => [1.0, 4.0, 2.0]);

        Assert.All(result.Measurements, run => Assert.Equal(1000 * 10 * 12 / 2.0, run.BytesPerSecond));
    }
}
