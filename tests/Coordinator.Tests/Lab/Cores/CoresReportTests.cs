using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Cores;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Tests.Machine;

namespace ParallelMotion.Coordinator.Tests.Lab.Cores;

public sealed class CoresReportTests
{
    private static readonly CoresFound TwoCores = Found(MadeMachine.Of("0-1", "0", "1"));

    [Fact]
    public void The_verdict_says_what_there_is_and_whether_the_measurement_agrees() => Assert.Equal(
        "cores: 2 CPUs on 2 cores, all of them to use; memory-bound work: 2 workers recommended, and they were the fastest; "
        + "compute-bound work: 2 workers recommended, and they were the fastest.",
        Of(TwoCores).Verdict);

    [Theory]
    [InlineData("0-3", 2.5, "of which the quota leaves 2.5 CPUs' worth of time", "quota", "2.5")]
    [InlineData("0-1", 2.5, "of which the affinity mask leaves 2", "affinity mask", "2")]
    [InlineData("0-3", 4.0, "all of them to use", "the machine", "4")]
    public void What_binds_is_named(string allowed, double quota, string part, string bound, string usable)
    {
        ExerciseResult result = Of(Found(MadeMachine.Of(allowed, "0", "1", "2", "3").WithQuota(quota, isUnified: true)));

        Assert.Contains($"4 CPUs on 4 cores, {part};", result.Verdict, StringComparison.Ordinal);
        Assert.Equal($"to use {usable} bound by {bound}", Printed.Row(result.Tables[0], 7));
    }

    [Fact]
    public void A_hybrid_has_its_kinds_named_and_a_hint()
    {
        ExerciseResult result = Of(Found(MadeMachine.Hybrid()));

        Assert.StartsWith("cores: 8 CPUs on 6 cores (2 for performance, 4 for efficiency), all of them to use;", result.Verdict, StringComparison.Ordinal);
        Assert.Equal("siblings (SMT) 2 CPUs beyond the first of a core", Printed.Row(result.Tables[0], 2));
        Assert.Contains(result.Hints, static hint => hint.Contains("slowest core", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(TwoCores).Hints, static hint => hint.Contains("slowest core", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_others_computed_the_verdict_says_so_before_anybody_believes_it()
    {
        Assert.EndsWith("(others took 40.0 % of the CPUs' time meanwhile, so this holds for a machine that is shared so).", Of(TwoCores with { Others = 0.4 }).Verdict, StringComparison.Ordinal);
        Assert.Equal(Of(TwoCores).Verdict, Of(TwoCores with { Others = 0.02 }).Verdict);
    }

    [Fact]
    public void Hints_come_where_there_is_a_reason()
    {
        Assert.Contains(Of(TwoCores with { Throttle = new CpuThrottle(20, 3) }).Hints, static hint => hint.StartsWith("Throttled: the quota stopped everybody in 3 of 20 periods", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(TwoCores with { Throttle = new CpuThrottle(20, 0) }).Hints, static hint => hint.StartsWith("Throttled", StringComparison.Ordinal));
        Assert.Contains(Of(TwoCores with { Hypervisor = "KVM" }).Hints, static hint => hint.Contains("(KVM)", StringComparison.Ordinal));
        Assert.Contains(Of(Found(MadeMachine.Of("0", "0", "1"))).Hints, static hint => hint.StartsWith("Less than two CPUs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(32 << 20, "fit the last-level cache")]
    [InlineData(1 << 20, null)]
    [InlineData(null, "doesn't tell its caches")]
    public void A_table_that_a_cache_holds_is_said_not_to_be_bound_by_memory(int? cache, string? part)
    {
        string[] hints = [.. CoresReport.Of(new CoresExercise(), TwoCores, MadeLab.TwoCpus with { LastLevelCacheBytes = cache }).Hints.Where(static hint => hint.Contains("cache", StringComparison.Ordinal))];

        Assert.Equal(part is null ? 0 : 1, hints.Count(hint => part is null || hint.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void Tables_and_how_to_read_them_fit_a_terminal() => Printed.AssertFits(Of(Found(MadeMachine.Hybrid("0-7").WithQuota(2.5, isUnified: false))));

    [Fact]
    public void A_line_has_the_recommended_number_and_the_best_marked()
    {
        ExerciseTable table = Of(Found(MadeMachine.Of("0-1", "0", "1"), recommended: 1)).Tables[1];

        Assert.Equal("1 2.00 s 160 % 1.00x 2.00x 2.00x 2.00x recommended", Printed.Row(table, 1));
        Assert.Equal("2 1.00 s 160 % 2.00x 1.00x 1.00x 1.00x best", Printed.Row(table, 2));
    }

    private static ExerciseResult Of(CoresFound found) => CoresReport.Of(new CoresExercise(), found, MadeLab.TwoCpus);

    // Four numbers of workers, of which two are the fastest.
    private static CoresFound Found(FakeFiles files, int recommended = 2) => new(
        files.Map(), [MadeCores.Curve(WorkKind.MemoryBound, recommended, 0.4, 0.2, 0.25, 0.3), MadeCores.Curve(WorkKind.ComputeBound, recommended, 0.4, 0.2, 0.25, 0.3)]);
}
