using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

public sealed class DispatchNameTests
{
    [Fact]
    public void Every_mode_has_the_name_that_scripts_know() =>
        Assert.Equal(["serial", "threads", "per-tick", "per-run", "doorbell"], Enum.GetValues<DispatchMode>().Select(DispatchName.Of), StringComparer.Ordinal);

    [Fact]
    public void What_a_person_can_ask_for_is_named_as_in_the_document() =>
        Assert.All(DispatchName.ByName, named => Assert.Equal(named.Key, DispatchName.Of(named.Value)));

    [Fact]
    public void No_other_mode_has_a_name() => Assert.Throws<ArgumentOutOfRangeException>(() => DispatchName.Of((DispatchMode)99));

    [Fact]
    public void Every_sweep_but_the_invalid_one_has_a_name() =>
        Assert.Equal(["streaming", "tiled", "fused"], Enum.GetValues<Sweep>().Where(sweep => sweep != Sweep.Invalid).Select(SweepName.Of), StringComparer.Ordinal);
}
