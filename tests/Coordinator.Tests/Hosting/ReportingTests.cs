using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Hosting;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Hosting;

public sealed class ReportingTests : IDisposable
{
    private static readonly JobResult Result = MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_place_that_is_gone_takes_nothing_from_the_others()
    {
        Directory.CreateDirectory(_folder.At("gone"));
        ResultOutput[] outputs = [To("gone/first.txt"), To("second.txt"), To("gone/third.txt")];
        Directory.Delete(_folder.At("gone"));

        RefusedException refused = Assert.Throws<RefusedException>(() => Report(outputs));

        Assert.Equal(ExitCode.TooLittleResource, refused.ExitCode);
        Assert.Contains("gone/first.txt", refused.Message, StringComparison.Ordinal);
        Assert.Contains("gone/third.txt", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Result.Run.ToString(), File.ReadAllText(_folder.At("second.txt")));
    }

    [Fact]
    public void What_was_asked_for_is_written_in_its_own_form()
    {
        JobSpec spec = Result.Spec with { Json = _folder.At("result.json"), Csv = _folder.At("runs.csv"), Markdown = _folder.At("findings.md") };

        Report(ResultOutput.Prepare(spec));

        Assert.StartsWith("{", File.ReadAllText(spec.Json!), StringComparison.Ordinal);
        Assert.StartsWith("runId,", File.ReadAllText(spec.Csv!), StringComparison.Ordinal);
        Assert.StartsWith("# ParallelMotion", File.ReadAllText(spec.Markdown!), StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_output_comes_after_the_files()
    {
        JobSpec spec = Result.Spec with { Json = "-", Csv = _folder.At("runs.csv"), Markdown = _folder.At("findings.md") };

        Assert.Equal([false, false, true], ResultOutput.Prepare(spec).Select(static each => each.File.IsStandardOutput));
    }

    public void Dispose() => _folder.Dispose();

    private ResultOutput To(string name) => new(FileOutput.Prepare("the test", "json", _folder.At(name)), static result => result.Run.ToString());

    private static void Report(IReadOnlyList<ResultOutput> outputs)
    {
        using Drain drain = new(TimeSpan.FromSeconds(5));
        Assert.True(new Reporting(outputs, isForPeople: false, onError: false, new TerminalColor(false, false)).TryReport(Result, drain));
    }
}
