using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Lab;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class FigureWarningsTests
{
    private static readonly JobResult Calm = MadeResult.Of(new JobOptions(), 1000, static _ => [1.0, 1.01, 1.02]);

    [Fact]
    public void Calm_figures_have_none() => Assert.Empty(Codes(Calm));

    [Fact]
    public void Samples_far_apart_are_said_to_be_disturbed() =>
        Assert.Equal(["disturbed"], Codes(MadeResult.Of(new JobOptions(), 1000, static _ => [1.0, 1.0, 1.4])), StringComparer.Ordinal);

    [Fact]
    public void A_lab_judges_its_samples_by_itself() =>
        Assert.Empty(Codes(MadeLab.Result(MadeLab.RoundTrips()) with { Measurements = MadeResult.Of(new JobOptions(), 1000, static _ => [1.0, 1.0, 1.4]).Measurements }));

    [Fact]
    public void A_worker_that_was_replaced_is_told_of() =>
        Assert.Equal(["worker-replaced"], Codes(Calm with { Restarts = [new Restart(1, "exit code 9", 40, 0.25)] }), StringComparer.Ordinal);

    [Fact]
    public void A_wrong_result_is_told_of() =>
        Assert.Equal(["wrong-result"], Codes(MadeResult.Of(new JobOptions(), 1000, static _ => [1.0], static plan => plan.Workers == 2 ? new Mismatch("pos", 1, "1", "2") : null)), StringComparer.Ordinal);

    [Fact]
    public void A_run_that_was_gone_on_with_is_told_of() =>
        Assert.Equal(["resumed"], Codes(Calm with { Measurements = [Calm.Measurements[0] with { ResumedFromTick = 7 }, .. Calm.Measurements.Skip(1)] }), StringComparer.Ordinal);

    [Fact]
    public void What_ended_it_comes_first_and_tells_a_stop_from_a_failure()
    {
        JobResult replaced = Calm with { Restarts = [new Restart(1, "exit code 9", 40, 0.25)] };
        EarlyStop stop = new(["round trips"]);

        Assert.Equal(["stopped-early", "worker-replaced"], Codes(replaced with { Stopped = stop }), StringComparer.Ordinal);
        Assert.Equal(["workers-failed", "worker-replaced"], Codes(replaced with { Stopped = stop with { Failure = new CrewFailure(1, "the reason") } }), StringComparer.Ordinal);
        Assert.EndsWith("Cause: the reason", (stop with { Failure = new CrewFailure(1, "the reason") }).Warning.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Codes(Findings result) => FigureWarnings.Of(result).Select(static each => each.Code);
}
