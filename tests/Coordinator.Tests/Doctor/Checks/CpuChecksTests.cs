using ParallelMotion.Coordinator.Doctor;
using ParallelMotion.Coordinator.Doctor.Checks;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Tests.Machine;

namespace ParallelMotion.Coordinator.Tests.Doctor.Checks;

public sealed class CpuChecksTests
{
    private static readonly CoreMap Four = MadeMachine.Of("0-3", "0", "1", "2", "3").Map();

    [Fact]
    public void All_of_a_machine_of_one_kind_is_fine() => Assert.Equal(FindingLevel.Fine, CoresCheck.Judge(Four).Level);

    [Fact]
    public void One_cpu_a_mask_and_two_kinds_are_noted()
    {
        Assert.StartsWith("Workers and coordinator take turns", CoresCheck.Judge(MadeMachine.Of("0", "0", "1").Map()).Means, StringComparison.Ordinal);
        Assert.StartsWith("The affinity mask", CoresCheck.Judge(MadeMachine.Of("0-2", "0", "1", "2", "3").Map()).Means, StringComparison.Ordinal);
        Assert.EndsWith("2 performance and 4 efficiency", CoresCheck.Judge(MadeMachine.Hybrid().Map()).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_have_what_binds_and_what_is_recommended()
    {
        IReadOnlyDictionary<string, object?> values = CoresCheck.Judge(MadeMachine.Hybrid().WithQuota(1.5, isUnified: false).Map()).Values;

        Assert.Equal(("quota", 1.5, 2), (values["bound"], values["usable"], values["computeBoundWorkers"]));
    }

    [Theory]
    [InlineData(null, 0L, "Fine")]
    [InlineData(4.0, 0L, "Fine")]
    [InlineData(4.0, 1L, "Note")]
    [InlineData(2.5, 0L, "Note")]
    public void A_quota_is_noted_where_it_binds_or_was_run_into(double? cpus, long throttled, string expected) => Assert.Equal(
        expected, CpuQuotaCheck.Judge(Four with { Quota = cpus is { } some ? new CpuLimit(some, IsUnified: true) : null }, new CpuThrottle(10, throttled)).Level.ToString());

    [Fact]
    public void A_quota_that_can_not_be_read_is_noted() => Assert.Equal(FindingLevel.Note, CpuQuotaCheck.Judge(Four with { IsQuotaUnreadable = true }, throttle: null).Level);

    [Theory]
    [InlineData(null, "Note")]
    [InlineData(1.0, "Fine")]
    [InlineData(1.1, "Note")]
    public void Load_of_a_quarter_of_the_cpus_is_noted(double? minute, string expected) => Assert.Equal(expected, LoadCheck.Judge(minute, cpus: 4).Level.ToString());

    [Fact]
    public void Caches_that_are_told_are_fine_and_hidden_ones_noted()
    {
        Assert.Equal("L1 48.0 KiB, L3 32.0 MiB", CachesCheck.Judge([new CacheLevel(1, 48 * 1024), new CacheLevel(3, 32 << 20)]).Found);
        Assert.Equal(FindingLevel.Note, CachesCheck.Judge([]).Level);
    }

    [Fact]
    public void A_guest_is_noted_and_a_container_alone_is_not()
    {
        Assert.Equal(FindingLevel.Note, VirtualMachineCheck.Judge(new Virtualisation("KVM", Container: null, 0.02)).Level);
        Assert.Equal("none shows, docker", VirtualMachineCheck.Judge(new Virtualisation(Hypervisor: null, "docker", 0) { WouldShow = true }).Found);
        Assert.Equal(FindingLevel.Fine, VirtualMachineCheck.Judge(new Virtualisation(Hypervisor: null, "docker", 0) { WouldShow = true }).Level);
        Assert.Equal("not told, docker", VirtualMachineCheck.Judge(new Virtualisation(Hypervisor: null, "docker", 0)).Found);
        Assert.Contains("time was taken", VirtualMachineCheck.Judge(new Virtualisation("KVM", Container: null, 0.02)).Means, StringComparison.Ordinal);
        Assert.DoesNotContain("time was taken", VirtualMachineCheck.Judge(new Virtualisation("KVM", Container: null, 0.002)).Means, StringComparison.Ordinal);
    }
}
