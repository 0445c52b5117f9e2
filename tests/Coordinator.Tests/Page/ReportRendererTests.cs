using System.Text.RegularExpressions;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Page;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Lab;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Tests.Plans;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Page;

/// <summary>What holds of a page without a browser; tests/Browser looks at it in one.</summary>
public sealed partial class ReportRendererTests
{
    [Fact]
    public void The_page_is_whole_and_asks_for_nothing()
    {
        string page = Render(Result());

        Assert.StartsWith("<!DOCTYPE html>", page.TrimStart(), StringComparison.Ordinal);
        Assert.EndsWith("</html>", page.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Addresses.Matches(page).Select(static found => found.Value), static found => !found.EndsWith("www.w3.org/2000/svg\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Verdicts_come_first_then_warnings_then_pictures()
    {
        JobResult result = Result();
        PageModel page = ReportContent.Of(ResultDocument.Of(result));

        Assert.Equal(Verdicts.Of(result), page.Verdicts.Select(static each => each.About.Length > 0 ? $"{each.About}: {each.Text}" : each.Text), StringComparer.Ordinal);
        Assert.Equal("made-up", Assert.Single(page.Warnings).Name);
        Assert.Equal(
            ["speed-up", "telling", "round-trips", "bandwidth", "timelines", "restarts", "measurements", "machine", "spec"], page.Sections.Select(static each => each.Id), StringComparer.Ordinal);
        string html = Render(result);
        Assert.True(html.IndexOf("id=\"verdicts\"", StringComparison.Ordinal) < html.IndexOf("id=\"warnings\"", StringComparison.Ordinal));
        Assert.True(html.IndexOf("id=\"warnings\"", StringComparison.Ordinal) < html.IndexOf("id=\"speed-up\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_from_outside_are_text_in_the_page_and_in_its_drawings()
    {
        MadeKernel kernel = new(ColumnUse.Writes<float>("pos")) { Name = "<i>\"&'</i>", Summary = "<i>" };
        JobSpec spec = JobSpecReader.Read(new JobOptions { Input = "<i>.csv", Workers = "2" }, 2) with { Kernels = [KernelGroup.Of(kernel)] };
        string page = Render(MadeResult.Of(spec, 1000, static _ => [1.0]) with { Warnings = [new Warning("<i>", "<i>")] });

        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_result_stands_out_and_its_runs_are_left_out_of_the_pictures_aloud()
    {
        JobResult result = MadeResult.Of(new JobOptions { Workers = "2" }, 1000, static _ => [1.0], static plan => plan.Workers == 2 ? new Mismatch("pos", 1, "1", "2") : null);
        PageModel page = ReportContent.Of(ResultDocument.Of(result));

        Assert.Equal(PageVerdictKind.Wrong, page.Verdicts[0].Kind);
        Assert.Contains("whose result is wrong", page.Sections[0].Lead, StringComparison.Ordinal);
        PageTable table = page.Sections.Single(static each => each.Id is "measurements").Parts.OfType<PageTable>().First();
        Assert.Contains(table.Rows, static row => row.Any(static cell => cell is { IsBad: true, Text: "WRONG" }));
    }

    [Theory]
    [InlineData("WRONG")]
    [InlineData("All ")]
    [InlineData("Stopped early")]
    public void A_name_that_looks_like_a_verdict_is_a_name(string name)
    {
        MadeKernel kernel = new(ColumnUse.Writes<float>("pos")) { Name = name, Summary = "made up" };
        JobSpec spec = JobSpecReader.Read(new JobOptions { Workers = "2" }, 2) with { Kernels = [KernelGroup.Of(kernel)] };
        PageModel page = ReportContent.Of(ResultDocument.Of(MadeResult.Of(spec, 1000, static _ => [1.0])));

        Assert.Equal(PageVerdictKind.Right, page.Verdicts[0].Kind);
        Assert.NotEmpty(page.Verdicts.Skip(1));
        Assert.All(page.Verdicts.Skip(1), static verdict => Assert.Equal(PageVerdictKind.Plain, verdict.Kind));
        Assert.Contains(page.Verdicts, verdict => string.Equals(verdict.About, name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_exercise_stands_out_by_its_result_and_a_cell_by_what_it_says_of_one(bool isExact)
    {
        ExerciseTable table = new("t", ["kernel", "named", "result"], []);
        table.Add(Cell.Words("WRONG"), Cell.Words("WRONG"), Cell.Result(isExact));
        ExerciseResult exercise = new() { Name = "made-up", Question = "?", Verdict = "made-up: WRONG is what its kernel is called.", IsWrong = !isExact, Tables = [table] };
        PageModel page = ReportContent.Of(ResultDocument.Of(MadeLab.Result(exercise)));

        Assert.Equal(isExact ? PageVerdictKind.Plain : PageVerdictKind.Wrong, Assert.Single(page.Verdicts).Kind);
        Assert.Equal([false, false, !isExact], Assert.Single(Assert.Single(page.Sections[0].Parts.OfType<PageTable>()).Rows).Select(static cell => cell.IsBad));
    }

    [Fact]
    public void What_a_warning_says_is_no_verdict_besides()
    {
        ResultDocument disturbed = ResultDocument.Of(MadeResult.Of(new JobOptions { Workers = "2" }, 1000, static _ => [1.0, 1.5, 2.0]));
        PageModel page = ReportContent.Of(disturbed);

        Assert.Contains(disturbed.Verdicts, static verdict => verdict.StartsWith("Disturbed: ", StringComparison.Ordinal));
        Assert.Contains(page.Warnings, static warning => warning.Name is "disturbed");
        Assert.DoesNotContain(page.Verdicts, static verdict => verdict.Text.StartsWith("Disturbed: ", StringComparison.Ordinal));
        Assert.Equal(disturbed.Verdicts.Count - 1, page.Verdicts.Count);
    }

    [Fact]
    public void Bars_have_a_table_behind_them_and_a_lone_picture_a_drawing_for_the_whole_page()
    {
        PageFigures lone = Of(LinePictures.Of(MadeLab.Counted(workers: 2)));
        PageFigures pair = Of([.. LinePictures.Of(MadeLab.Counted(workers: 2)), .. ReplayPictures.Of([MadeLab.Replay()])]);

        PageFigure figure = Assert.Single(lone.Figures);
        Assert.Equal(["narrow", "wide", "full"], figure.Drawings.Select(SizeOf), StringComparer.Ordinal);
        Assert.All(pair.Figures, static each => Assert.Equal(["narrow", "wide"], each.Drawings.Select(SizeOf), StringComparer.Ordinal));
        Assert.Equal(7, figure.Data.Rows.Count);
        Assert.Equal(["4 bytes apart", "two workers on one line", "15.0 ns"], figure.Data.Rows[0].Select(static cell => cell.Text), StringComparer.Ordinal);
        Assert.Equal(["one result"], pair.Figures[1].Legend.Select(static item => item.Name), StringComparer.Ordinal);

        PageFigure shaded = Assert.Single(Of([new HeatPicture("t", "h", "rows", "workers", ["1 worker"], [new HeatRow("10", [1])], PictureUnit.Share, 0, 1)]).Figures);
        Assert.Equal(["Downwards: rows; across: workers."], shaded.Data.Notes, StringComparer.Ordinal);

        static PageFigures Of(IEnumerable<Picture> pictures) => new Figures().Of([.. pictures]);

        static string SizeOf(string drawing) => ChartSizeName.Match(drawing).Groups["size"].Value;
    }

    [Fact]
    public void What_is_not_known_is_not_drawn_and_the_page_says_so()
    {
        PageModel page = ReportContent.Of(ResultDocument.Of(Result() with { Measurements = [], RoundTrips = [], Stopped = new EarlyStop(["everything"]) }));

        Assert.All(page.Sections.Take(5), static section => Assert.StartsWith("Not drawn: ", section.Lead, StringComparison.Ordinal));
        Assert.Equal(PageVerdictKind.Wrong, page.Verdicts[0].Kind);
    }

    private static JobResult Result() => MadeResult.Of(new JobOptions { Workers = "2" }, 1_000_000, static plan => [0.5 / plan.Workers, 0.4]);

    private static string Render(JobResult result) => ReportRenderer.Render(ResultDocument.Of(result));

    [GeneratedRegex("class=\"chart (?<size>[a-z]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ChartSizeName { get; }

    [GeneratedRegex("[^\"]{0,20}//[a-z][^\" ]*\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Addresses { get; }
}
