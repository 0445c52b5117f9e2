using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Tests.Plans;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Reports;

[Collection(nameof(ConsoleIsOurs))]
public sealed class ConsoleReportTests
{
    [Fact]
    public void Everything_found_out_is_printed_and_the_verdicts_come_last()
    {
        JobResult result = MadeResult.Of(new JobOptions(), 1_000_000, static plan => [0.5 * plan.Workers, 0.25]);
        string text = Print(result);

        Assert.Contains("1,000,000 rows, 100 ticks, dt 0.033333335, generated from seed 42", text, StringComparison.Ordinal);
        Assert.Contains("4 cores, 8 logical CPUs, quota 3.5 CPUs, last-level cache 32.0 MiB; kernels run on made, 9 rows at a time", text, StringComparison.Ordinal);
        Assert.Contains("motion: pos += vel * dt (medians of 2 samples, tiles of 4,096 rows)", text, StringComparison.Ordinal);
        Assert.Contains("Told every tick beside told once", text, StringComparison.Ordinal);
        Assert.Contains("One round trip (an order", text, StringComparison.Ordinal);
        Assert.Contains($"World hash after motion (13 runs): {MadeResult.Hash}", text, StringComparison.Ordinal);
        Assert.Contains("exact", text, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG", text, StringComparison.Ordinal);
        Assert.EndsWith($"* {Verdicts.Of(result)[^1]}", text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Redirected_no_sentence_is_broken_in_two()
    {
        JobOptions options = new() { Input = "/" + new string('d', 1000) + ".csv" };
        JobResult result = MadeResult.Of(options, 1_000_000, static plan => [0.123 * plan.Workers, 0.25, 0.111]);
        Assert.SkipUnless(Console.IsOutputRedirected, "A terminal has a width of its own.");

        string[] lines = Print(result).Split(Environment.NewLine);

        Assert.Contains(lines, line => line.Contains(options.Input, StringComparison.Ordinal));
        Assert.All(Verdicts.Of(result), verdict => Assert.Contains($"* {verdict}", lines, StringComparer.Ordinal));
    }

    [Fact]
    public void Characters_that_look_like_markup_are_printed_as_they_are()
    {
        MadeKernel kernel = new(ColumnUse.Writes<float>("pos")) { Name = "k[red]", Summary = "x[0] += [/]" };
        JobSpec spec = JobSpecReader.Read(new JobOptions { Input = "folder[bold]/[/x].csv" }, 2) with { Kernels = [KernelGroup.Of(kernel)] };
        string text = Print(MadeResult.Of(spec, 1000, static _ => [1.0], static plan => plan.Workers == 2 ? new Mismatch("pos[/]", 1, "1", "2") : null));

        Assert.Contains("folder[bold]/[/x].csv", text, StringComparison.Ordinal);
        Assert.Contains("k[red]: x[0] += [/]", text, StringComparison.Ordinal);
        Assert.Contains("Linux [6.1]", text, StringComparison.Ordinal);
        Assert.Contains("CPU [fast] @ 3 GHz", text, StringComparison.Ordinal);
        Assert.Contains("column=pos[/], row=1", text, StringComparison.Ordinal);
        Assert.Contains("WRONG", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_was_compared_there_is_no_empty_table()
    {
        string text = Print(MadeResult.Of(new JobOptions { Dispatch = "per-run" }, 1000, static _ => [1.0]) with { RoundTrips = [] });

        Assert.DoesNotContain("Told every tick beside told once", text, StringComparison.Ordinal);
        Assert.DoesNotContain("One round trip", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_colours_there_is_no_escape_sequence_on_either_stream(bool isError)
    {
        string text = Print(MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]), isError);

        Assert.NotEmpty(text);
        Assert.DoesNotContain('\u001b', text);
    }

    private static string Print(JobResult result, bool isError = false)
    {
        TextWriter before = isError ? Console.Error : Console.Out;
        Action<TextWriter> set = isError ? Console.SetError : Console.SetOut;
        using StringWriter writer = new();
        set(writer);
        try
        {
            new ConsoleReport(ReportConsole.On(isError, new TerminalColor(OnStandardOutput: false, OnStandardError: false))).Print(result);
        }
        finally
        {
            set(before);
        }

        return writer.ToString();
    }
}
