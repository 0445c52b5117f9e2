using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

public sealed class SpinPolicyTests
{
    [Theory]
    [InlineData(2, 2, 100, 100_000)]
    [InlineData(2, 64, 100, 100_000)]
    [InlineData(3, 3, 1, 20_000)]
    [InlineData(2, 2, 5_000, SpinBudget.MaxNanoseconds)]
    public void With_a_cpu_for_everybody_a_word_is_watched_for_about_a_wake(int participants, double cpus, int wakeMicroseconds, long expected) =>
        Assert.Equal(new SpinBudget(expected, 0), SpinPolicy.For(participants, cpus, () => TimeSpan.FromMicroseconds(wakeMicroseconds)));

    [Theory]
    [InlineData(3, 2)]
    [InlineData(2, 1.5)]
    [InlineData(17, 2)]
    [InlineData(2, 1)]
    public void With_more_participants_than_cpus_nobody_spins_and_no_wake_is_measured(int participants, double cpus)
    {
        SpinBudget spin = SpinPolicy.For(participants, cpus, static () => throw new InvalidOperationException("nobody asked"));

        Assert.Equal(0, spin.Nanoseconds);
        Assert.InRange(spin.Yields, 1, 100);
    }
}
