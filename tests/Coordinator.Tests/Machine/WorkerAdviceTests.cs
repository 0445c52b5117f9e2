using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class WorkerAdviceTests
{
    [Fact]
    public void Cores_of_one_kind_without_siblings_get_a_worker_each() => Is(2, 2, MadeMachine.Of("0-1", "0", "1"));

    [Fact]
    public void Siblings_are_for_arithmetic_alone() => Is(4, 8, MadeMachine.Of("0-7", "0,4", "1,5", "2,6", "3,7"));

    [Fact]
    public void Of_a_hybrid_memory_gets_the_fast_cores_and_arithmetic_all_where_the_slow_ones_are_many() => Is(2, 8, MadeMachine.Hybrid());

    [Fact]
    public void A_few_slow_cores_would_hold_up_the_fast_ones()
    {
        FakeFiles files = MadeMachine.Of("0-4", "0", "1", "2", "3", "4");
        files["/sys/devices/cpu_core/cpus"] = "0-3\n";
        files["/sys/devices/cpu_atom/cpus"] = "4\n";

        Is(4, 4, files);
    }

    [Fact]
    public void A_mask_counts() => Is(1, 2, MadeMachine.Of("0,4", "0,4", "1,5"));

    [Fact]
    public void A_mask_of_slow_cores_leaves_these() => Is(2, 2, MadeMachine.Hybrid("4-5"));

    [Theory]
    [InlineData(2.5, 3)]
    [InlineData(0.2, 1)]
    [InlineData(9, 4)]
    public void A_quota_is_rounded_up(double quota, int workers) => Is(workers, workers, MadeMachine.Of("0-3", "0", "1", "2", "3").WithQuota(quota, isUnified: true));

    private static void Is(int memoryBound, int computeBound, FakeFiles files) => Assert.Equal(new WorkerAdvice(memoryBound, computeBound), WorkerAdvice.Of(files.Map()));
}
