using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>What a person at a terminal sees of a real run: script(1) is the terminal.</summary>
public sealed class ProgressTests
{
    // Long enough to be looked at while a sample is taken: five looks a second are all that is drawn.
    private static readonly string[] Run = ["2", "--kernel", "motion", "--rows", "200000", "--ticks", "100", "--dispatch", "per-tick", "--samples", "60", "--round-trips", "0"];

    [Theory]
    [InlineData("", Traits = new[] { "Length", "Long" })]
    [InlineData("kill:0")]
    public void Lines_are_drawn_in_place_and_are_gone_before_the_results(string fault)
    {
        string seen = OnTerminal("TERM=xterm-256color", fault.Length > 0 ? "completed:9:kill:0" : null);

        Assert.Contains("kernel 1 of 1, sample ", seen, StringComparison.Ordinal);
        Assert.Contains("\x1b[J", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("\x1b[?25", seen, StringComparison.Ordinal);

        // What is drawn last is taken away, and drawn no more among the results.
        string afterwards = seen[(seen.LastIndexOf("\x1b[J", StringComparison.Ordinal) + 3)..];
        Assert.Contains("ParallelMotion", afterwards, StringComparison.Ordinal);
        Assert.DoesNotContain("rows/s", afterwards, StringComparison.Ordinal);
        Assert.Equal(fault.Length > 0, seen.Contains("\x1b[J\x1b[38;5;0008m[", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TERM=xterm-256color NO_COLOR=1")]
    [InlineData("TERM=dumb", Traits = new[] { "Length", "Long" })]
    public void Whoever_wants_calm_gets_no_codes(string environment)
    {
        string seen = OnTerminal(environment, fault: null);

        Assert.DoesNotContain("\x1b[J", seen, StringComparison.Ordinal);
        Assert.Contains("motion", seen, StringComparison.Ordinal);
    }

    private static string OnTerminal(string environment, string? fault)
    {
        Assert.SkipUnless(Shell.Has("script"), "There is no script(1) to make a terminal.");
        using WorkFolder folder = new();
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Fault = fault, Prefix = ["/bin/sh", "-c", $"{environment} script -qec \"$*\" /dev/null", "sh"] }, Run);
        outcome.ShouldBe(0);
        Residue.ShouldBeNone(folder);
        return outcome.Output;
    }
}
