using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class PlanOptionTests
{
    [Fact]
    public void A_plan_brings_its_kernels_its_rows_and_its_part_of_the_coordinator()
    {
        JobSpec spec = Read(new JobOptions { Plan = "Creatures" });

        KernelGroup group = Assert.Single(spec.Kernels);
        Assert.Equal(("creatures", 1_000_000), (group.Name, spec.Rows));
        Assert.Equal(["motion", "hunger", "starve"], group.Kernels.Select(static found => found.Kernel.Name), StringComparer.Ordinal);
        Assert.Equal("starved", group.TickEnd?.Segment);
        Assert.True(spec.NamesKernels);
        Assert.Equal(5, Read(new JobOptions { Plan = "creatures", Rows = "5" }).Rows);
    }

    [Fact]
    public void Every_column_that_a_plan_uses_is_generated()
    {
        KernelGroup group = Assert.Single(Read(new JobOptions { Plan = "creatures" }).Kernels);

        Assert.True(group.Fits(group.Example.Select(static column => column.Name).ToHashSet(StringComparer.Ordinal)));
        Assert.All(group.TickEnd!.Columns, use => Assert.Equal(use.ElementType, Assert.Single(group.Example, column => string.Equals(column.Name, use.Column, StringComparison.Ordinal)).Type));
        Assert.All(group.Example, left => Assert.False(group.Fits(group.Example.Where(column => column != left).Select(static column => column.Name).ToHashSet(StringComparer.Ordinal)), left.Name));
    }

    [Fact]
    public void A_plan_beside_kernels_is_refused_with_both() => TemporaryFolder.Refuses(
        ExitCode.Usage, static () => Read(new JobOptions { Plan = "creatures", Kernel = "trig" }), "kernel=trig, plan=creatures", "Leave one out");

    [Fact]
    public void A_plan_that_there_is_none_of_is_answered_with_those_there_are() => TemporaryFolder.Refuses(
        ExitCode.Usage, static () => Read(new JobOptions { Plan = "creature" }), "plan=creature, expected=creatures", "Did you mean creatures?");

    [Fact]
    public void What_is_wrong_with_a_seed_is_said_once()
    {
        RefusedException refused = Assert.Throws<RefusedException>(static () => Read(new JobOptions { Plan = "creatures", Seed = "x" }));

        Assert.Contains("seed=x", Assert.Single(refused.Message.Split(Environment.NewLine)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_set_to_nothing_is_none() => Assert.Equal(["motion", "trig"], Read(new JobOptions { Plan = "" }).Kernels.Select(static group => group.Name), StringComparer.Ordinal);

    private static JobSpec Read(JobOptions options) => JobSpecReader.Read(options, defaultWorkers: 2);
}
