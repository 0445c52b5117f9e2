using ParallelMotion.Coordinator.Lab.Races;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Lab.Races;

public sealed class RacePlansTests
{
    [Theory]
    [InlineData(64, 2, 10)]
    [InlineData(1000, 5, 3)]
    public void Both_shapes_make_as_many_updates_of_each_row(int rows, int workers, int ticks)
    {
        RacePlans plans = RacePlans.For(rows, workers, ticks);

        Assert.Equal(plans.Serial.Ticks, plans.Right.Ticks);
        Assert.Equal(plans.Serial.Ticks, plans.Wrong.Ticks * plans.Wrong.Partition.Ranges.Length);
        Assert.Equal(RacePlans.Step * (uint)(workers * ticks), plans.PerRow);
    }

    [Fact]
    public void The_wrong_shape_is_refused_by_the_plan_unless_somebody_asked_for_the_danger_by_its_name()
    {
        RacePlans plans = RacePlans.For(64, workers: 2, ticks: 10);

        PhaseCheck.Require(plans.Serial);
        PhaseCheck.Require(plans.Right);
        TemporaryFolder.Refuses(ExitCode.Usage, () => PhaseCheck.Require(plans.Wrong), "tally in worker 0 writes count rows [0, 64)", "tally in worker 1");
        PhaseCheck.Require(plans.Wrong with { AllowsLostUpdates = true });
    }
}
