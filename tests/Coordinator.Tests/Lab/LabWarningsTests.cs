using ParallelMotion.Coordinator.Lab;

namespace ParallelMotion.Coordinator.Tests.Lab;

public sealed class LabWarningsTests
{
    [Fact]
    public void A_quota_that_can_not_be_read_is_told_as_in_the_main_job()
    {
        Assert.Equal("quota-unreadable", Assert.Single(LabWarnings.Of(MadeLab.TwoCpus with { IsQuotaUnreadable = true })).Code);
        Assert.Empty(LabWarnings.Of(MadeLab.TwoCpus with { IsQuotaUnreadable = false }));
    }
}
