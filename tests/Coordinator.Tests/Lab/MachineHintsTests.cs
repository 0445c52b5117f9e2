using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Bandwidths;
using ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Tests.Measurements;

namespace ParallelMotion.Coordinator.Tests.Lab;

public sealed class MachineHintsTests
{
    private static readonly MachineProfile FourCpus = MadeLab.TwoCpus with { LogicalCpus = 4 };

    [Fact]
    public void A_machine_with_a_CPU_for_each_and_nobody_beside_needs_no_word() => Assert.Empty(Hints(FourCpus, spread: 0.1));

    [Fact]
    public void One_CPU_can_not_answer() => Assert.Contains(Hints(FourCpus with { LogicalCpus = 1 }, spread: 0.1), static hint => hint.StartsWith("One CPU: ", StringComparison.Ordinal));

    [Fact]
    public void A_quota_throttles() => Assert.StartsWith("Throttled: the control group grants 3.5 of 4 CPUs", Hints(FourCpus with { CpuQuota = 3.5 }, spread: 0.1)[0], StringComparison.Ordinal);

    [Fact]
    public void More_workers_than_CPUs_are_oversubscribed() =>
        Assert.StartsWith("Oversubscribed: up to 4 workers share 2 CPUs", Assert.Single(Hints(MadeLab.TwoCpus, spread: 0.1)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.29, false)]
    [InlineData(0.31, true)]
    public void Samples_that_lie_far_apart_were_disturbed(double spread, bool isDisturbed) =>
        Assert.Equal(isDisturbed, Hints(FourCpus, spread).Any(static hint => hint.StartsWith("Disturbed: ", StringComparison.Ordinal)));

    [Fact]
    public void Threads_count_as_workers_do() => Assert.StartsWith(
        "Oversubscribed: up to 3 workers share 2 CPUs",
        Assert.Single(MachineHints.For(MadeLab.TwoCpus, [.. ThreadsPlans.ForChurn(ThreadsPlans.Table(1000, seed: 1), 3, 5).Runs.Take(2).Select(static run => new Measurement(run, [1, 1, 1], MadeResult.Hash, Mismatch: null))])),
        StringComparison.Ordinal);

    private static string[] Hints(MachineProfile machine, double spread) => [.. MachineHints.For(
        machine, [.. BandwidthPlans.For(BandwidthPlans.Motion, 1000, 5, [1, 4]).Runs.Select(run => new Measurement(run, [1, 1, 1 + spread], MadeResult.Hash, Mismatch: null))])];
}
