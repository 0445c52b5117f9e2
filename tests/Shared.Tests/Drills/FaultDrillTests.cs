using ParallelMotion.Shared.Drills;

namespace ParallelMotion.Shared.Tests.Drills;

public sealed class FaultDrillTests
{
    [Fact]
    public void It_happens_at_its_point_the_nth_time_and_never_again()
    {
        FaultDrill drill = FaultDrill.Parse("ready:2:kill");

        Assert.Equal(
            [FaultAction.None, FaultAction.None, FaultAction.Kill, FaultAction.None],
            new[] { FaultDrill.Ready, FaultDrill.Completed, FaultDrill.Ready, FaultDrill.Ready }.Select(drill.Pass));
    }

    [Theory]
    [InlineData("hello:1:exit", FaultAction.Exit)]
    [InlineData("hello:1:hang", FaultAction.Hang)]
    [InlineData("hello:1:throw", FaultAction.Throw)]
    [InlineData("hello:1:corrupt", FaultAction.Corrupt)]
    [InlineData("hello:1:stray", FaultAction.Stray)]
    public void Every_action_has_a_name(string text, FaultAction action) => Assert.Equal(action, FaultDrill.Parse(text).Pass(FaultDrill.Hello));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_set_is_no_drill(string? text) => Assert.Equal(FaultAction.None, FaultDrill.Parse(text).Pass(FaultDrill.Hello));

    [Fact]
    public void With_a_worker_named_it_concerns_that_one_only()
    {
        Assert.Equal(FaultAction.Exit, FaultDrill.Parse("hello:1:exit:3").For(3).Pass(FaultDrill.Hello));
        Assert.Equal(FaultAction.None, FaultDrill.Parse("hello:1:exit:3").For(0).Pass(FaultDrill.Hello));
        Assert.Equal(FaultAction.Exit, FaultDrill.Parse("hello:1:exit").For(0).Pass(FaultDrill.Hello));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("somewhere:1:kill")]
    [InlineData("hello:0:kill")]
    [InlineData("hello:-1:kill")]
    [InlineData("hello:x:kill")]
    [InlineData("hello:1:none")]
    [InlineData("hello:1:2")]
    [InlineData("hello:1:exit,kill")]
    [InlineData("hello:1:kill:x")]
    [InlineData("hello:1:kill:1:1")]
    public void What_can_never_happen_is_refused(string text) =>
        Assert.Contains(text, Assert.Throws<FormatException>(() => FaultDrill.Parse(text)).Message, StringComparison.Ordinal);
}
