using System.Diagnostics;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
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

        observation.Restarted(new Restart(1, "killed", 7, 0.1), Stopwatch.GetTimestamp());

        Restart noted = Assert.Single(observation.Restarts.All);
        Assert.Equal(("shape", "motion", "per-tick", "streaming", 2, 3), (noted.Exercise, noted.Kernel, noted.Dispatch, noted.Sweep, noted.Workers, noted.Sample));
    }

    [Fact]
    public void Between_runs_a_death_belongs_to_its_exercise_alone()
    {
        RunObservation observation = new();
        observation.Context.BeginExercise("shape");
        observation.Context.Begin(MadePlan.PerTick(workers: 2), "sample", sample: 3, samples: 5);
        observation.Context.End();

        observation.Restarted(new Restart(1, "killed", null, 0.1), Stopwatch.GetTimestamp());

        Restart noted = Assert.Single(observation.Restarts.All);
        Assert.Equal(("shape", null, null, null), (noted.Exercise, noted.Kernel, noted.Workers, noted.Sample));
    }

    [Fact]
    public void A_death_belongs_to_the_run_in_which_it_was_noticed_however_long_replacing_takes()
    {
        RunObservation observation = new();
        observation.Context.Begin(MadePlan.PerTick(workers: 2), "sample", sample: 3, samples: 5);
        long noticed = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(noticed) < TimeSpan.FromMilliseconds(5))
        {
            // The clock that tells what was run then may be as coarse as this.
        }

        observation.Context.Begin(MadePlan.PerTick(workers: 2), "sample", sample: 4, samples: 5);
        observation.Restarted(new Restart(1, "killed", 7, 0.1), noticed);

        Assert.Equal(3, Assert.Single(observation.Restarts.All).Sample);
    }

    [Fact]
    public void Of_a_run_that_never_began_nobody_hears_the_end()
    {
        Endings endings = new();
        RunObservation observation = new(endings);
        observation.Ended(MadePlan.PerTick(workers: 2), seconds: null);
        Assert.Equal(0, endings.Count);

        _ = observation.Begins(MadePlan.PerTick(workers: 2), new NoRows());
        observation.Ended(MadePlan.PerTick(workers: 2), seconds: null);
        observation.Ended(MadePlan.PerTick(workers: 2), seconds: null);
        Assert.Equal(1, endings.Count);
    }

    private sealed class Endings : IRunObserver
    {
        public int Count { get; private set; }

        public void Ended(RunPlan plan, CurrentRun current, double? seconds) => Count++;
    }

    private sealed class NoRows : IFinishedRows
    {
        public long Of(int worker) => 0;
    }
}
