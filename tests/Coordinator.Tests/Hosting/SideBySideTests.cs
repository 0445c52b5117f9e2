using System.Text.Json;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Hosting;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Hosting;

[Collection(nameof(ConsoleIsOurs))]
public sealed class SideBySideTests : IDisposable
{
    private static readonly JobResult Result = MadeResult.Of(new JobOptions { Kernel = "motion" }, 1000, static _ => [1.00, 1.01, 1.02, 1.03, 1.04]);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_document_beside_itself_is_fine() => Assert.Equal(ExitCode.Fine, Run(Result, Result, (nameof(CompareOptions.FailOnRegression), "5%")).Code);

    [Theory]
    [InlineData("5%", 10)]
    [InlineData("0.05", 10)]
    [InlineData("20%", 0)]
    [InlineData(null, 0)]
    public void A_slow_down_counts_where_it_is_large_enough_and_was_asked_for(string? threshold, int expected)
    {
        (ExitCode code, string output) = Run(Result, Slower(1.15), (nameof(CompareOptions.FailOnRegression), threshold));

        Assert.Equal(expected, (int)code);
        Assert.Equal(expected == 10, output.Contains("* REGRESSION: motion, serial streaming is slower by at least 5.00 %: B takes 1.15x", StringComparison.Ordinal));
        Assert.Contains("* Of 13 runs 13 are slower in B than in A", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_bits_weigh_more_than_a_slow_down()
    {
        JobResult wrong = Slower(2);
        (ExitCode code, string output) = Run(Result, wrong with { Measurements = [.. wrong.Measurements.Select(static each => each with { WorldHash = "fedcba9876543210" })] }, (nameof(CompareOptions.FailOnRegression), "5%"));

        Assert.Equal(ExitCode.WrongResult, code);
        Assert.Contains("* WRONG: 13 runs of 13 gave other bits", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_machines_are_refused_unless_that_was_asked_for()
    {
        JobResult other = Result with { Machine = MadeResult.Machine with { LogicalCpus = 16, CpuQuota = null } };

        RefusedException refused = Assert.Throws<RefusedException>(() => Run(Result, other));
        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Contains("logicalCpus=8 and 16; cpuQuota=3.5 and unknown", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Fine, Run(Result, other, (nameof(CompareOptions.AcrossMachines), "true")).Code);
    }

    [Fact]
    public void Another_system_or_runtime_is_only_noted()
    {
        (ExitCode code, string output) = Run(Result, Result with { Machine = MadeResult.Machine with { Runtime = ".NET 11" } });

        Assert.Equal(ExitCode.Fine, code);
        Assert.Contains("runtime=.NET 10 and .NET 11", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_without_a_common_run_are_refused_with_what_each_has()
    {
        JobResult other = MadeResult.Of(new JobOptions { Kernel = "trig" }, 1000, static _ => [1.0]);

        Assert.Contains("A has 13 such as motion, serial streaming (1,000 rows, 100 ticks), B has 13 such as trig", Assert.Throws<RefusedException>(() => Run(Result, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gate_that_could_never_shut_is_refused()
    {
        JobResult few = MadeResult.Of(new JobOptions { Kernel = "motion" }, 1000, static _ => [1.0, 1.1]);

        Assert.Contains("samples=2 and 2, expected=6 at least", Assert.Throws<RefusedException>(() => Run(few, few, (nameof(CompareOptions.FailOnRegression), "5%"))).Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Fine, Run(few, few).Code);
    }

    [Fact]
    public void Document_and_Markdown_say_what_the_screen_says()
    {
        (_, string output) = Run(Result, Slower(2), (nameof(CompareOptions.Json), _folder.At("c.json")), (nameof(CompareOptions.Markdown), _folder.At("c.md")), (nameof(CompareOptions.FailOnRegression), "5%"));

        JsonElement document = JsonDocument.Parse(File.ReadAllText(_folder.At("c.json"))).RootElement;
        Assert.True(document.GetProperty("hasRegression").GetBoolean());
        JsonElement run = document.GetProperty("runs")[0];
        Assert.Equal(("slower", true, 2.0), (run.GetProperty("verdict").GetString(), run.GetProperty("isRegression").GetBoolean(), run.GetProperty("ratio").GetDouble()));
        string[] markdown = File.ReadAllLines(_folder.At("c.md"));
        Assert.StartsWith("- REGRESSION: motion, serial streaming", markdown[2], StringComparison.Ordinal);
        Assert.Contains("| run | B/A | 95 % interval | chance | verdict |", markdown, StringComparer.Ordinal);
        Assert.Contains("REGRESSION", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5%", 0.05)]
    [InlineData("5 %", 0.05)]
    [InlineData("0.05", 0.05)]
    [InlineData("0%", 0.0)]
    [InlineData("150%", 1.5)]
    [InlineData("", null)]
    public void A_share_is_read_as_people_write_it(string text, double? share) => Assert.Equal(share, SideBySide.Threshold(text));

    [Theory]
    [InlineData("5")]
    [InlineData("-1%")]
    [InlineData("five")]
    [InlineData("1e9%")]
    public void What_is_no_share_is_refused(string text) => TemporaryFolder.Refuses(ExitCode.Usage, () => SideBySide.Threshold(text), $"fail-on-regression={text}");

    [Fact]
    public void Only_one_form_goes_to_standard_output() =>
        Assert.Contains("nobody could tell them apart", Assert.Throws<RefusedException>(() => Run(Result, Result, (nameof(CompareOptions.Json), "-"), (nameof(CompareOptions.Markdown), "on"))).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static JobResult Slower(double factor) => Result with { Measurements = [.. Result.Measurements.Select(each => new Measurement(each.Plan, [.. each.Samples.Select(seconds => seconds * factor)], each.WorldHash, each.Mismatch))] };

    private (ExitCode Code, string Output) Run(JobResult a, JobResult b, params (string Name, string? Value)[] settings)
    {
        string before = _folder.File("a.json", JsonText.Of(ResultDocument.Of(a)));
        string after = _folder.File("b.json", JsonText.Of(ResultDocument.Of(b)));
        TextWriter console = Console.Out;
        using StringWriter output = new();
        Console.SetOut(output);
        try
        {
            return (SideBySide.Run(before, after, settings.ToDictionary(static each => each.Name, static each => each.Value, StringComparer.OrdinalIgnoreCase)), output.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
