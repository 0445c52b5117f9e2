using System.Diagnostics;
using ParallelMotion.Shared.Signals;

namespace ParallelMotion.Shared.Tests.Signals;

public sealed class HeldSignalsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("HUP", true)]
    [InlineData("INT", true)]
    [InlineData("QUIT", true)]
    [InlineData("TERM", true)]
    [InlineData("TERM", false)]
    public void A_child_lives_through_a_signal_that_comes_before_it_ignores_it(string signal, bool isHeld)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        string script = $"kill -{signal} $$; trap '' {signal}; exit 7";

        Assert.Equal(isHeld, Start(script, isHeld) == 7);
    }

    [Fact]
    public void Later_children_hear_signals_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        Assert.Equal(7, Start("exit 7", isHeld: true));

        Assert.NotEqual(7, Start("kill -TERM $$; exit 7", isHeld: false));
    }

    private static int Start(string script, bool isHeld)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", script]) { UseShellExecute = false };
        using HeldSignals? held = OperatingSystem.IsWindows() || !isHeld ? null : HeldSignals.Hold();
        using Process child = Process.Start(start)!;
        Assert.True(child.WaitForExit(Limit), "The shell did not end.");
        return child.ExitCode;
    }
}
