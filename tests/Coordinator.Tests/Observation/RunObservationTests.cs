using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Tests.Plans;

namespace ParallelMotion.Coordinator.Tests.Observation;

public sealed class RunObservationTests
{
    [Fact]
    public void Where_nobody_listens_nobody_looks_at_the_clock()
    {
        Assert.Null(new RunObservation().Begins(MadePlan.PerTick(workers: 2), new NoRows()));
    }

    [Fact]
    public void A_death_is_placed_in_the_run_in_which_it_happened()
    {
        RunObservation observation = new();
        observation.Context.BeginExercise("shape");
        observation.Context.Begin(MadePlan.PerTick(workers: 2), "sample", sample: 3, samples: 5);

        observation.Restarted(new Restart(1, "killed", 7, 0.1), noticed: 0);

        Restart noted = Assert.Single(observation.Restarts.All);
        Assert.Equal(("shape", "motion", "per-tick", 2, 3), (noted.Exercise, noted.Kernel, noted.Dispatch, noted.Workers, noted.Sample));
    }

    [Fact]
    public void Between_runs_a_death_belongs_to_its_exercise_alone()
    {
        RunObservation observation = new();
        observation.Context.BeginExercise("shape");
        observation.Context.Begin(MadePlan.PerTick(workers: 2), "sample", sample: 3, samples: 5);
        observation.Context.End();

        observation.Restarted(new Restart(1, "killed", null, 0.1), noticed: 0);

        Restart noted = Assert.Single(observation.Restarts.All);
        Assert.Equal(("shape", null, null, null), (noted.Exercise, noted.Kernel, noted.Workers, noted.Sample));
    }

    private sealed class NoRows : IFinishedRows
    {
        public long Of(int worker) => 0;
    }
}
