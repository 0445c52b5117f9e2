using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab.Scaling;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Tests.Lab.Scaling;

public sealed class SpeedupVerdictTests
{
    private static readonly ScalingSize Small = MadeScaling.Size(MadeScaling.SmallRows, MadeScaling.FlatAt(8), MadeScaling.FlatAt(8), telling: static workers => 0.1 * workers);

    [Fact]
    public void Traffic_that_goes_flat_while_arithmetic_gains_is_short_of_bandwidth() => Assert.Equal(
        "speedup: on 10,000,000 rows motion, told once, goes flat at 2 workers (2.00x one process): bandwidth, since trig still gains there; "
        + "trig, told once, goes flat at 8 workers (8.00x one process): cores, for all 8 CPUs are in use (by Amdahl's law more CPUs would go on gaining); "
        + "on 100,000 rows motion, told every tick, goes flat at 2 workers (1.43x one process, and 16 take 2.46x as long): telling, since by 8 workers it takes 7.40x as long as told once.",
        Verdict(MadeScaling.FlatAt(2), MadeScaling.FlatAt(8), cpus: 8));

    [Theory]
    [InlineData(8, 8, 8, "motion, told once, goes flat at 8 workers (8.00x one process): cores, for all 8 CPUs are in use")]
    [InlineData(2, 2, 2, "motion, told once, goes flat at 2 workers (2.00x one process): cores, for all 2 CPUs are in use;")]
    [InlineData(1, 1, 1, "motion, told once, goes flat at 1 worker (1.00x one process): cores, for 1 CPU is all there is to use;")]
    [InlineData(1, 1, 1.5, "motion, told once, goes flat at 1 worker (1.00x one process): cores, for all 1.5 CPUs are in use;")]
    [InlineData(4, 4, 8, "motion, told once, goes flat at 4 workers (4.00x one process): fewer CPUs are had than the 8 that the system grants")]
    [InlineData(64, 64, 64, "motion, told once, isn't flat up to 16 workers (16.0x one process)")]
    [InlineData(64, 64, 64, "trig, told once, isn't flat up to 16 workers (16.0x one process)")]
    public void Change_the_machine_and_the_sentence_changes(int memory, int compute, double cpus, string part) =>
        Assert.Contains(part, Verdict(MadeScaling.FlatAt(memory), MadeScaling.FlatAt(compute), cpus), StringComparison.Ordinal);

    [Fact]
    public void Bandwidth_that_takes_part_of_what_cores_would_give_is_named_beside_them()
    {
        string verdict = Verdict(static workers => workers == 1 ? 1 : 0.8, MadeScaling.FlatAt(2), cpus: 2);

        Assert.Contains("cores, for all 2 CPUs are in use, and bandwidth before that: 1.25x one worker where trig has 2.00x;", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_law_that_fits_says_where_the_curve_would_go_flat()
    {
        string verdict = Verdict(MadeScaling.Law(0.5), MadeScaling.Law(0.02, 0.002), cpus: 16);

        Assert.Contains("motion, told once, goes flat at 8 workers (1.78x one process): bandwidth, since trig still gains there (by Amdahl's law from 5 workers on, ", verdict, StringComparison.Ordinal);
        Assert.Contains("trig, told once, isn't flat up to 16 workers (8.99x one process) (by the Universal Scalability Law from ", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_law_under_which_a_curve_goes_on_is_named_with_where_it_may_end()
    {
        string verdict = Verdict(MadeScaling.Law(0), MadeScaling.Law(0.004), cpus: 16);

        Assert.Matches("trig, told once, isn't flat up to 16 workers [^;]*by Amdahl's law more CPUs would go on gaining, but perhaps only up to [0-9]+ workers", verdict);
    }

    [Fact]
    public void Of_one_number_of_workers_nothing_is_said_about_a_flat_spot()
    {
        ScalingSize all = MadeScaling.Size(MadeScaling.Rows, MadeScaling.FlatAt(8), MadeScaling.FlatAt(8), telling: static _ => 1);
        ScalingSize four = all with { Memory = Only(all.Memory), Compute = Only(all.Compute) };
        const string Nothing = "was measured by 4 workers alone (4.00x one process), which says nothing about a flat spot";

        string verdict = SpeedupVerdict.Of([four], cpus: 8);

        Assert.StartsWith($"speedup: on 10,000,000 rows motion, told once, {Nothing}; trig, told once, {Nothing}; ", verdict, StringComparison.Ordinal);
        Assert.EndsWith("which says nothing about a flat spot, and by 4 workers it takes 5.00x as long as told once.", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("isn't flat", verdict, StringComparison.Ordinal);

        static Measurement[] Only(IReadOnlyList<Measurement> runs) => [.. runs.Where(static run => run.Plan.Dispatch == DispatchMode.Serial || run.Plan.Workers == 4)];
    }

    [Theory]
    [InlineData(0.001, "on 100,000 rows motion, told every tick, goes flat at 2 workers (2.00x one process): bandwidth as told once, since by 8 workers it takes 1.00x as long as told once.")]
    [InlineData(10, "goes flat at 1 worker (11.0x as long as one process): telling, since by 8 workers it takes 21.0x as long as told once.")]
    [InlineData(0.1, ": telling, since by 8 workers it takes 1.20x as long as told once.")]
    public void Telling_is_named_only_where_it_costs(double telling, string end)
    {
        ScalingSize small = MadeScaling.Size(MadeScaling.SmallRows, MadeScaling.FlatAt(2), MadeScaling.FlatAt(8), _ => telling);

        Assert.EndsWith(end, SpeedupVerdict.Of([small, Small with { Rows = MadeScaling.Rows }], cpus: 8), StringComparison.Ordinal);
    }

    private static string Verdict(Func<int, double> memory, Func<int, double> compute, double cpus) =>
        SpeedupVerdict.Of([Small, MadeScaling.Size(MadeScaling.Rows, memory, compute)], cpus);
}
