using System.Reflection;
using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>A disk that is full and a reader that stops reading fail no tick and hold nothing up; what is lost is counted and said.</summary>
public sealed class LossTests
{
    private static readonly string[] Small = ["1", "--kernel", "motion", "--dispatch", "per-tick", "--rows", "1000", "--ticks", "5", "--samples", "1", "--round-trips", "0"];

    [Fact]
    public void A_full_log_disk_costs_the_log_and_nothing_else()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, [.. Small, "--log-file", "/dev/full", "--json", "r.json"]);

        outcome.ShouldBe(0);
        string warning = WarningOf(folder, "log-incomplete");
        Assert.Matches("dropped events=[1-9][0-9]*, file=/dev/full", warning);
        Assert.Contains(warning, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("exact", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/full", Traits = new[] { "Length", "Long" })]
    [InlineData("unread")]
    public void Standard_error_that_takes_nothing_holds_nothing_up(string where)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        using WorkFolder folder = new();
        using UnreadPipe pipe = new(folder);

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, Redirected($"2>{where}"), [.. Small, "--verbosity", "verbose", "--json", "r.json"]);

        outcome.ShouldBe(0);
        Assert.Matches("dropped messages=[1-9]", WarningOf(folder, "standard-error-incomplete"));
        Assert.Contains("exact", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Standard_output_whose_reader_has_gone_is_too_little_and_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such pipe.");
        using WorkFolder folder = new();

        // The reader is gone before the first word: its exit status is written when it is.
        CoordinatorRun.Options closed = new() { Prefix = ["/bin/sh", "-c", "p=$(mktemp -u) && mkfifo $p && { : < $p & } && exec 3> $p && wait && rm $p && \"$0\" \"$@\" >&3; echo code $? >&2"] };
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, closed, Small);

        Assert.Contains("code 13", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Cannot print the results because standard output takes no more", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("lab", "--help")]
    [InlineData("--version")]
    public void Help_whose_reader_has_seen_enough_ends_quietly(params string[] asked)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such pipe.");
        using WorkFolder folder = new();

        CoordinatorRun.Options closed = new() { Prefix = ["/bin/sh", "-c", "{ \"$0\" \"$@\"; echo code $? >&2; } | :"] };
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, closed, asked);

        Assert.Equal("code 0", outcome.Error.Trim());
    }

    [Theory]
    [InlineData("1", "INT")]
    [InlineData("3600", "INT", "TERM", Traits = new[] { "Length", "Long" })]
    public void A_stop_ends_a_report_that_nobody_reads(string drainSeconds, params string[] signals)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A pipe's capacity is another elsewhere.");
        using WorkFolder folder = new();
        using UnreadPipe pipe = new(folder);
        using CoordinatorRun run = CoordinatorRun.Start(folder, Redirected(">unread"), [.. Small, "--drain-seconds", drainSeconds]);
        run.WaitForStage("reporting");

        // Two of a kind may arrive as one; of two kinds, which is heard first is the runtime's choice.
        Shell.Run(string.Join("; ", signals.Select(signal => $"kill -{signal} {run.Pid}")));

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        Assert.True(outcome.ExitCode is 130 || (signals.Length > 1 && outcome.ExitCode is 143), $"exit code {outcome.ExitCode}: {outcome.Error}");
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_worker_may_write_to_standard_error_without_end()
    {
        using WorkFolder folder = new();
        string strange = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key is "StrangeFile").Value!;

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--kernel", $"{strange}:shouts", "--sweep", "streaming", "--rows", "1000", "--ticks", "5", "--samples", "1", "--round-trips", "0");

        outcome.ShouldBe(0);
        Assert.Contains("exact", outcome.Output, StringComparison.Ordinal);

        // Told by whoever it was, of each line its beginning, and how much is left out.
        JsonElement[] said = [.. File.ReadLines(Assert.Single(folder.Logs)).Select(static line => JsonDocument.Parse(line).RootElement).Where(static each => each.GetProperty("@i").GetInt32() == 115)];
        Assert.Equal([0, 1], said.Select(static each => each.Number("WorkerId")).Distinct().Order());
        Assert.All(said, static each => Assert.Matches("^A{1000}\\.\\.\\. \\([0-9]{7,} more characters\\)$", each.Text("Words")));
        Residue.ShouldBeNone(folder);
    }

    private static CoordinatorRun.Options Redirected(string how) => new() { Prefix = ["/bin/sh", "-c", $"exec \"$0\" \"$@\" {how}"] };

    private static string WarningOf(WorkFolder folder, string code) => Assert.Single(
        ResultJson.Parse(File.ReadAllText(folder["r.json"])).GetProperty("warnings").EnumerateArray(),
        each => string.Equals(each.Text("code"), code, StringComparison.Ordinal)).Text("message");
}
