using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class ProcessLimitsTests
{
    private const string Text = """
        Limit                     Soft Limit           Hard Limit           Units     
        Max processes             unlimited            96364                processes 
        Max open files            1024                 20000                files     
        Max locked memory         some                 8388608              bytes     

        """;

    [Fact]
    public void The_soft_limit_holds() => Assert.Equal(1024, ProcessLimits.Parse(Text).Soft(ProcessLimits.OpenFiles));

    [Fact]
    public void None_is_the_largest_number() => Assert.Equal(long.MaxValue, ProcessLimits.Parse(Text).Soft(ProcessLimits.Processes));

    [Fact]
    public void What_is_no_number_or_not_there_is_unknown()
    {
        Assert.Null(ProcessLimits.Parse(Text).Soft(ProcessLimits.LockedMemory));
        Assert.Null(ProcessLimits.Parse("").Soft(ProcessLimits.OpenFiles));
    }
}
