using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class KernelBindingTests
{
    [Fact]
    public void Columns_come_in_the_kernels_order() => Assert.Equal(
        [ColumnUse.Writes<float>("pos"), ColumnUse.Reads<float>("vel"), ColumnUse.Writes<float>("pos_b"), ColumnUse.Reads<float>("vel_b")],
        KernelBinding.Of(new MotionKernel(), Names("vel_b", "pos_b", "lonely", "pos_c", "vel", "pos")).Kernels[0].Uses);

    [Fact]
    public void A_table_without_columns_for_it_is_refused_with_those_it_has_in_order() => TemporaryFolder.Refuses(
        ExitCode.Usage, static () => KernelBinding.Of(new MotionKernel(), Names("vel", "b", "POS")), "kernel motion", "columns=POS,b,vel,", "expected=pos with vel");

    [Fact]
    public void A_kernel_that_declares_what_it_must_not_is_refused_by_name() => TemporaryFolder.Refuses(
        ExitCode.Usage, static () => KernelBinding.Of(new MadeKernel(ColumnUse.Swaps<float>("a", "b")[0]), Names("a")), "kernel made", "column=a, expected=INeighbourKernel");

    [Fact]
    public void Heat_without_its_other_column_is_refused_and_both_are_named() => TemporaryFolder.Refuses(
        ExitCode.Usage, static () => KernelBinding.Of(new DiffuseKernel(), Names("heat")), "kernel diffuse", "columns=heat,", "expected=heat and heat_next");

    private static HashSet<string> Names(params string[] names) => new(names, StringComparer.Ordinal);
}
