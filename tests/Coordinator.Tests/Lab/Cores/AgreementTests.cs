using System.Collections.Immutable;
using ParallelMotion.Coordinator.Lab.Cores;

namespace ParallelMotion.Coordinator.Tests.Lab.Cores;

public sealed class AgreementTests
{
    private static readonly WorkKind Kind = WorkKind.MemoryBound;

    [Fact]
    public void What_is_recommended_and_fastest_agrees() => Assert.Equal(
        "memory-bound work: 2 workers recommended, and they were the fastest",
        Agreement.Of(MadeCores.Curve(Kind, recommended: 2, 0.4, 0.2, 0.23, 0.24)));

    [Fact]
    public void What_is_slower_by_more_than_noise_does_not() => Assert.Equal(
        "memory-bound work: 2 workers recommended, but the measurement doesn't agree: a run with 2 took 2.00x as long (2.00x to 2.00x) as with 4",
        Agreement.Of(MadeCores.Curve(Kind, recommended: 2, 0.4, 0.2, 0.15, 0.1)));

    [Fact]
    public void Fewer_may_be_faster_too() => Assert.Equal(
        "memory-bound work: 4 workers recommended, but the measurement doesn't agree: a run with 4 took 1.50x as long (1.50x to 1.50x) as with 2",
        Agreement.Of(MadeCores.Curve(Kind, recommended: 4, 0.4, 0.2, 0.25, 0.3)));

    [Fact]
    public void A_difference_that_nobody_would_care_about_is_none() => Assert.Equal(
        "memory-bound work: 2 workers recommended, which agrees within noise (4 had the best median, and a run with 2 took 1.03x as long (1.03x to 1.03x))",
        Agreement.Of(MadeCores.Curve(Kind, recommended: 2, 0.4, 0.206, 0.21, 0.2)));

    [Fact]
    public void Where_a_bus_is_full_fewer_are_said_to_do_as_well() => Assert.EndsWith(
        "4 workers recommended, and they were the fastest, though 2 did as well within noise",
        Agreement.Of(MadeCores.Curve(Kind, recommended: 4, 0.4, 0.202, 0.201, 0.2)), StringComparison.Ordinal);

    [Fact]
    public void Fewer_are_not_said_to_do_as_well_because_a_run_is_noisy()
    {
        // With two workers sometimes a fifth faster, sometimes half as long again as with four.
        ImmutableArray<double> rest = [.. Enumerable.Repeat(0.2, MadeCores.Rounds)];
        ImmutableArray<double> two = [0.3, 0.16, 0.3, 0.16, 0.3, 0.16, 0.3, 0.16, 0.21];
        ImmutableArray<double> one = [.. Enumerable.Repeat(0.4, MadeCores.Rounds)];
        ImmutableArray<double> three = [.. Enumerable.Repeat(0.3, MadeCores.Rounds)];

        Assert.EndsWith("4 workers recommended, and they were the fastest", Agreement.Of(MadeCores.Curve(Kind, recommended: 4, one, two, three, rest)), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_samples_refute_nothing_and_agree_with_nothing()
    {
        WorkerCurve curve = MadeCores.Curve(Kind, recommended: 2, [.. Enumerable.Repeat(0.1, 5)], [.. Enumerable.Repeat(0.2, 5)]);

        Assert.False(Agreement.IsRefuted(curve));
        Assert.EndsWith("1 had the best median, but a run with 2 took 2.00x as long (2.00x to 2.00x): too few samples to judge by (of 6 at least)", Agreement.Of(curve), StringComparison.Ordinal);
    }

    [Fact]
    public void Much_noise_refutes_nothing_and_confirms_little()
    {
        // With two workers sometimes twice as long and sometimes half as long as with one.
        ImmutableArray<double> one = [.. Enumerable.Repeat(0.2, MadeCores.Rounds)];
        ImmutableArray<double> two = [0.4, 0.1, 0.4, 0.1, 0.4, 0.1, 0.4, 0.1, 0.4];
        WorkerCurve curve = MadeCores.Curve(Kind, recommended: 2, one, two);

        Assert.False(Agreement.IsRefuted(curve));
        Assert.EndsWith("1 had the best median, but a run with 2 took 2.00x as long (0.50x to 2.00x): so much noise refutes nothing and confirms little", Agreement.Of(curve), StringComparison.Ordinal);
    }
}
