using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Measurements;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class RunNameTests
{
    [Fact]
    public void Every_run_of_a_job_has_a_name_of_its_own()
    {
        Assert.Equal(
            [
                "serial, streaming", "serial, tiled", "serial, fused",
                "1 worker, per tick, streaming", "1 worker, per run, streaming", "1 worker, doorbell, streaming", "1 worker, per run, tiled", "1 worker, per run, fused",
                "2 workers, per tick, streaming", "2 workers, per run, streaming", "2 workers, doorbell, streaming", "2 workers, per run, tiled", "2 workers, per run, fused",
            ],
            NamesOf(new JobOptions { Kernel = "motion" }), StringComparer.Ordinal);
    }

    [Fact]
    public void A_pinned_run_says_so() => Assert.Equal(
        [
            "2 workers, per run, fused", "2 pinned workers, per tick, streaming", "2 pinned workers, per run, streaming", "2 pinned workers, doorbell, streaming", "2 pinned workers, per run, tiled",
            "2 pinned workers, per run, fused",
        ],
        NamesOf(new JobOptions { Kernel = "motion", Pin = true }).TakeLast(6), StringComparer.Ordinal);

    [Fact]
    public void A_batch_is_named_by_its_ticks() => Assert.Contains(
        "2 workers, every 1,000 ticks, streaming", NamesOf(new JobOptions { Kernel = "motion", Ticks = "2500", Batch = "1000" }), StringComparer.Ordinal);

    private static IEnumerable<string> NamesOf(JobOptions options) =>
        MadeResult.Of(options, 1000, static _ => [1.0]).Measurements.Select(each => RunName.Of(each.Plan));
}
