using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Plans;

namespace ParallelMotion.Coordinator.Tests.Observation;

public sealed class RunPlaceTests
{
    [Theory]
    [InlineData(null, null, null, null, null, "between runs")]
    [InlineData("races", null, null, null, null, "exercise races, between runs")]
    [InlineData("races", "per-run", 1, "fused", null, "exercise races, motion, 1 worker, per run, fused")]
    [InlineData(null, "per-tick", 2, "streaming", 3, "motion, 2 workers, per tick, streaming, sample 3")]
    [InlineData(null, "per-tick", 2, null, 3, "motion, 2 workers, per tick, sample 3")]
    [InlineData(null, "threads", 2, "tiled", null, "motion, 2 threads, tiled")]
    [InlineData(null, "serial", 0, "streaming", 1, "motion, serial, streaming, sample 1")]
    public void A_place_in_words_has_what_is_known_of_it(string? exercise, string? dispatch, int? workers, string? sweep, int? sample, string expected) => Assert.Equal(
        expected,
        new RunPlace { Exercise = exercise, Kernel = "motion", Dispatch = dispatch, Workers = workers, Sweep = sweep, Sample = sample }.ToString());

    [Fact]
    public void A_death_is_placed_in_the_words_in_which_its_run_is_named()
    {
        RunObservation observation = new();
        RunPlan plan = MadePlan.PerTick(workers: 2);
        observation.Context.Begin(plan, "sample", sample: 3);
        observation.Restarted(new Restart(1, "killed", 7, 0.1), System.Diagnostics.Stopwatch.GetTimestamp());

        Assert.Equal($"motion, {RunName.Of(plan)}, sample 3", RunPlace.Of(Assert.Single(observation.Restarts.All)).ToString());
    }
}
