using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class VerdictsTests
{
    private static readonly JobOptions Motion = new() { Kernel = "motion", Ticks = "101" };

    [Fact]
    public void Of_a_kernel_without_all_of_its_runs_nothing_is_compared()
    {
        JobResult whole = MadeResult.Of(new JobOptions(), 1_000_000, static plan => Thrice(Seconds(plan, perTick: 1.11)));
        Measurement[] trig = [.. whole.Measurements.Where(static each => each.Plan.Schedule.Name is "trig")];
        JobResult stopped = whole with
        {
            Measurements = [.. whole.Measurements.Except(trig[5..])],
            Stopped = new EarlyStop(["8 of the 13 runs of trig"]) { Unfinished = [trig[0].Plan.Schedule] },
        };

        IReadOnlyList<string> verdicts = Verdicts.Of(stopped);

        Assert.Equal("Stopped early: what was finished by then is reported; missing: 8 of the 13 runs of trig.", verdicts[0]);
        Assert.Equal("All 18 runs that were sampled gave the serial result to the bit, in every sample.", verdicts[1]);
        Assert.Contains(verdicts, static verdict => verdict.StartsWith("motion: at best", StringComparison.Ordinal));
        Assert.DoesNotContain(verdicts, static verdict => verdict.StartsWith("trig:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1.2, false)]
    [InlineData(1.5, true)]
    public void Figures_of_a_disturbed_machine_say_so(double slowest, bool isDisturbed)
    {
        JobResult result = MadeResult.Of(Motion, 1000, _ => [1, 1, slowest]);

        Assert.Equal(isDisturbed, Verdicts.Of(result)[^1].StartsWith("Disturbed: samples of one run typically lie 50.0 %", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_sample_nothing_is_said_of_results()
    {
        JobResult none = MadeResult.Of(Motion, 1000, static _ => [1.0]) with { Measurements = [], RoundTrips = [], Stopped = new EarlyStop(["all 13 runs of motion"]) };

        Assert.StartsWith("Stopped early: ", Assert.Single(Verdicts.Of(none)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resolved_cost_is_told_with_its_share_of_the_work()
    {
        // 1.01 s of work in 101 ticks: 10 ms a tick. Telling 100 times more costs 0.1 s: 1 ms a tick.
        IReadOnlyList<string> verdicts = Verdicts.Of(MadeResult.Of(Motion, 1_000_000, static plan => Thrice(Seconds(plan, perTick: 1.11))));

        Assert.Equal(
            [
                "All 13 runs gave the serial result to the bit, in every sample.",
                "motion: at best, 2 workers, per run, fused took 250 ms, 14.0x as fast as the fastest single process (fused), 16.0x as fast as one process streaming.",
                "motion: telling 2 workers every tick, in place of once for all ticks, costs 1.00 ms a tick by pipe (10.0 % of the work) and 50.0 us a tick by doorbell (0.50 % of the work); "
                + "with only 100,000 rows a tick's work would take 1.00 ms or less, and a round trip takes 20.0 us by pipe.",
                "motion: told per run, 2 workers may run all ticks of a dispatch on rows that stay near, same bits: in the cache (tiled) 2.02x as fast as streaming; in registers (fused) 4.04x as fast as streaming.",
            ],
            verdicts);
    }

    [Fact]
    public void An_unresolved_cost_is_not_told_as_a_number_and_the_round_trip_stands_in()
    {
        IReadOnlyList<string> verdicts = Verdicts.Of(MadeResult.Of(Motion, 1_000_000, static plan => [Seconds(plan, perTick: 0.91), Seconds(plan, perTick: 1.11)]));

        string telling = Assert.Single(verdicts, static verdict => verdict.Contains("every tick, in place of once", StringComparison.Ordinal));
        Assert.Contains("costs less than this run can tell by pipe (-1.00 ms to 1.00 ms a tick, from round to round) and ", telling, StringComparison.Ordinal);
        Assert.Contains("; with only 100,000 rows a tick's work would take 1.00 ms or less, and a round trip takes 20.0 us by pipe.", telling, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_result_comes_first_with_its_place()
    {
        Mismatch mismatch = new("pos[0]", 17, "1.5 (0x3fc00000)", "2.5 (0x40200000)");
        JobResult result = MadeResult.Of(Motion, 1000, static plan => [Seconds(plan, perTick: 1)], plan => plan.Workers == 2 ? mismatch : null);

        IReadOnlyList<string> verdicts = Verdicts.Of(result);
        Assert.StartsWith($"WRONG: 5 of 13 runs differ from the serial result, first motion with 2 workers, per tick, streaming: {mismatch}. ", verdicts[0], StringComparison.Ordinal);
        Assert.Contains("--audit", verdicts[0], StringComparison.Ordinal);

        // How soon a wrong result was there is no praise.
        Assert.DoesNotContain(verdicts.Skip(1), static verdict => verdict.Contains("2 workers", StringComparison.Ordinal));
    }

    [Fact]
    public void From_a_small_table_nothing_is_told_of_a_larger_one()
    {
        IReadOnlyList<string> verdicts = Verdicts.Of(MadeResult.Of(Motion, 100_000, static plan => Thrice(Seconds(plan, perTick: 1.11))));

        Assert.EndsWith("by doorbell (0.50 % of the work).", verdicts[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0, 1.0, 1.0)]
    [InlineData(0.5, 0.5, 1.02)]
    public void A_gain_that_is_small_or_missing_in_some_round_is_none(double first, double second, double third)
    {
        IReadOnlyList<string> verdicts = Verdicts.Of(MadeResult.Of(
            Motion, 100_000, plan => plan.Sweep == Sweep.Tiled ? [first, second, third] : Thrice(Seconds(plan, perTick: 1.11))));

        Assert.Contains("in the cache (tiled) no gain that this run can tell", verdicts[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_that_is_slower_is_called_slower()
    {
        IReadOnlyList<string> verdicts = Verdicts.Of(MadeResult.Of(
            Motion, 100_000, plan => plan.Sweep == Sweep.Tiled ? Thrice(404) : Thrice(Seconds(plan, perTick: 1.11))));

        Assert.Contains("in the cache (tiled) slower, 400x the time of streaming", verdicts[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Few_samples_tell_neither_a_cost_nor_a_gain()
    {
        IReadOnlyList<string> verdicts = Verdicts.Of(MadeResult.Of(Motion, 1_000_000, static plan => [Seconds(plan, perTick: 1.11)]));

        Assert.Contains("costs what too few samples tell by pipe (1, expected=3 at least)", verdicts[2], StringComparison.Ordinal);
        Assert.Contains("no gain that this run can tell", verdicts[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Workers_that_are_slower_than_one_process_are_said_to_be()
    {
        IReadOnlyList<string> verdicts = Verdicts.Of(MadeResult.Of(Motion, 1000, static plan => [plan.Dispatch == DispatchMode.Serial ? 1.0 : 4.0]));

        Assert.Contains("no gain from workers: one process streaming (1.00 s) is faster", verdicts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_chosen_batch_is_told_with_its_reason()
    {
        JobResult result = MadeResult.Of(new JobOptions { Kernel = "motion", Batch = "auto" }, 1000, static _ => [1.0]);
        IReadOnlyList<Measurement> chosen = [.. result.Measurements.Select(static each => each.Plan.TellingShare is null
            ? each
            : each with { Plan = each.Plan with { TicksPerDispatch = 9, BatchReason = "so it had to be" } })];

        Assert.Contains(
            "motion: 2 workers, streaming, are told 9 ticks at once: so it had to be. The log has the others' reasons.",
            Verdicts.Of(result with { Measurements = chosen }), StringComparer.Ordinal);
    }

    [Fact]
    public void What_was_not_measured_is_not_told()
    {
        IReadOnlyList<string> verdicts = Verdicts.Of(MadeResult.Of(new JobOptions { Kernel = "motion", Dispatch = "per-tick" }, 1000, static _ => [1.0]));

        Assert.Equal(2, verdicts.Count);
        Assert.Contains("1 worker, per tick, streaming took", verdicts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_clean_audit_is_told_behind_the_results()
    {
        JobResult result = MadeResult.Of(Motion, 1000, static _ => [1.0]);

        IReadOnlyList<string> verdicts = Verdicts.Of(result with { Audits = [MadeResult.Audit(result)] });

        Assert.False((result with { Audits = [MadeResult.Audit(result)] }).IsWrong);
        Assert.Equal("Audited one tick of motion with 2 workers: 999 rows written, each by one worker, no cache line by two.", verdicts[1]);
        Assert.StartsWith("motion: ", verdicts[2], StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_audit_found_is_all_there_is_to_tell()
    {
        JobResult result = MadeResult.Of(Motion, 1000, static _ => [1.0]);
        JobResult found = result with { Measurements = [], RoundTrips = [], Audits = [MadeResult.Audit(result, MadeResult.Line)] };

        Assert.True(found.IsWrong);
        Assert.StartsWith("Cannot run well because workers 0 and 1 wrote the same cache line", Assert.Single(Verdicts.Of(found)), StringComparison.Ordinal);
    }

    private static double[] Thrice(double seconds) => [seconds, seconds, seconds];

    private static double Seconds(RunPlan plan, double perTick) => plan switch
    {
        { Dispatch: DispatchMode.Serial, Sweep: Sweep.Fused } => 3.5,
        { Dispatch: DispatchMode.Serial } => 4.0,
        { Sweep: Sweep.Fused } => plan.Workers == 2 ? 0.25 : 0.5,
        { Sweep: Sweep.Tiled } => plan.Workers == 2 ? 0.5 : 1.0,
        { Dispatch: DispatchMode.PerTick } => perTick,
        { Dispatch: DispatchMode.Doorbell } => 1.015,
        _ => 1.01,
    };
}
