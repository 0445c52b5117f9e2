using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class TickVerdictTests
{
    private const int Ticks = 100;

    [Fact]
    public void The_best_runs_tick_is_set_against_the_time_it_simulates_and_taken_apart() => Assert.Equal(
        "creatures: a tick of 50,000 rows takes 10.0 ms at best with workers (2 workers, doorbell, streaming), 20.0 % of the 50.0 ms that it simulates. "
        + "Of that, merging the 30 rows that a tick finds takes 1.00 us, and cleanup, respawn on the coordinator alone 20.0 us.",
        Of(new JobOptions { Plan = "creatures", Ticks = $"{Ticks}", Dt = "1/20" }));

    [Fact]
    public void Where_a_tick_simulates_no_time_it_is_set_against_none() =>
        Assert.Contains("at best with workers (2 workers, doorbell, streaming). Of that", Of(new JobOptions { Plan = "creatures", Ticks = $"{Ticks}", Dt = "0" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("motion")]
    [InlineData("starve")]
    public void Where_the_coordinator_has_no_part_of_a_tick_nothing_is_said(string kernel) => Assert.Null(Of(new JobOptions { Kernel = kernel, Ticks = $"{Ticks}" }));

    [Fact]
    public void It_stands_among_the_verdicts()
    {
        JobResult result = MadeResult.Of(new JobOptions { Plan = "creatures", Ticks = $"{Ticks}" }, 50_000, Seconds);

        Assert.Contains(Verdicts.Of(result with { Measurements = [.. result.Measurements.Select(Finding)] }), static verdict => verdict.StartsWith("creatures: a tick of ", StringComparison.Ordinal));
    }

    private static string? Of(JobOptions options) =>
        TickVerdict.Of(Assert.Single(MadeResult.Of(options, 50_000, Seconds).Measurements.Select(Finding).GroupBy(static run => run.Plan.Schedule)));

    // The serial run is the fastest, and still none that a simulator on workers is judged by.
    private static double[] Seconds(RunPlan plan) => plan switch
    {
        { Dispatch: DispatchMode.Serial } => [0.5, 0.5, 0.5],
        { Dispatch: DispatchMode.Doorbell, Workers: 2 } => [1, 0.9, 3],
        _ => [2, 2, 2],
    };

    private static Measurement Finding(Measurement run) => run with
    {
        Found = [Found(Ticks * 1e-6, Ticks * 90e-6), Found(Ticks * 0.5e-6, Ticks * 20e-6), Found(Ticks * 9e-6, Ticks * 10e-6)],
    };

    private static FoundRows Found(double mergeSeconds, double endSeconds) => new(Rows: 30 * Ticks, "hash", mergeSeconds, endSeconds);
}
