using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Browser.Reports;

[Collection(nameof(Chromium))]
public sealed class ReportMarksTests(Chromium browser)
{
    [Theory]
    [InlineData("job")]
    [InlineData("one-worker")]
    [InlineData("many-workers")]
    [InlineData("pinned")]
    [InlineData("batched")]
    [InlineData("lab")]
    public async Task Every_curve_has_a_mark_for_each_of_its_points_and_every_class_its_step(string name)
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync(name), 1400);
        CurvePicture[] pictures = [.. Pictures(MadeReports.Document(name))];

        Assert.NotEmpty(pictures);
        foreach (CurvePicture picture in pictures)
        {
            foreach (string size in new[] { "narrow", "wide" })
            {
                Marks marks = await page.Page.EvaluateAsync<Marks>(Count, new { title = picture.Title, size });

                Assert.Equal(picture.Curves.Where(static curve => curve.Kind == CurveKind.Measured).Sum(static curve => curve.Points.Count), marks.Points);
                Assert.Equal(picture.Curves.Count(static curve => curve.Kind == CurveKind.Fitted), marks.Fits);
                Assert.Equal(picture.Curves.Count(static curve => curve.Kind == CurveKind.Reference && curve.Points[0] != curve.Points[^1]), marks.References);
                Assert.Equal(picture.Curves.Count(static curve => curve.Kind == CurveKind.Distribution), marks.Areas);
                Assert.Equal(picture.Curves.Count(static curve => curve.Kind != CurveKind.Fitted), marks.Names);
            }
        }
    }

    [Fact]
    public async Task Every_stretch_of_time_is_a_bar_and_a_recovery_is_seen()
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync("killed"), 1400);
        TimelineEntry line = MadeReports.Document("killed").Timelines[0];

        int bars = await page.Page.EvaluateAsync<int>("() => document.querySelectorAll('#timelines figure:first-child svg.wide rect[style]').length");
        string legend = await page.Page.Locator("#timelines figure").First.Locator(".legend").InnerTextAsync();

        Assert.Contains(line.Spans, static span => span.State is "recovering");
        Assert.True(bars >= line.Spans.Count, $"bars={bars}, spans={line.Spans.Count}");
        Assert.Contains("recovering", legend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_bar_is_drawn_in_every_size()
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync("lab"), 1400);
        BarPicture[] pictures = [.. MadeReports.Document("lab").Exercises.SelectMany(static exercise => exercise.Pictures).OfType<BarPicture>()];

        Assert.True(pictures.Length > 1);
        foreach (BarPicture picture in pictures)
        {
            int[] bars = await page.Page.EvaluateAsync<int[]>(
                "title => [...[...document.querySelectorAll('figure')].find(figure => figure.querySelector('h3').textContent === title).querySelectorAll('svg.chart')].map(svg => svg.querySelectorAll('.bar').length)",
                picture.Title);
            Assert.NotEmpty(bars);
            Assert.All(bars, count => Assert.Equal(picture.Bars.Count(), count));
        }
    }

    [Fact]
    public async Task A_lone_picture_fills_a_wide_page()
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync("lab"), 1400);

        double[] shares = await page.Page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('figure:only-child .drawing')].map(drawing => Math.max(...[...drawing.children].map(svg => svg.getBoundingClientRect().width)) / document.querySelector('main section').getBoundingClientRect().width)");
        Assert.NotEmpty(shares);
        Assert.All(shares, static share => Assert.True(share > 0.9, $"share={share}"));
        string[] shown = await page.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('figure:only-child .drawing')].map(drawing => [...drawing.children].filter(svg => svg.getBoundingClientRect().width > 0).length.toString())");
        Assert.All(shown, static count => Assert.Equal("1", count));
    }

    [Theory]
    [InlineData(400, "narrow")]
    [InlineData(1400, "wide")]
    public async Task One_drawing_of_each_picture_is_shown(int width, string expected)
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync("job"), width);

        string[] shown = await page.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.drawing')].filter(drawing => drawing.children.length === 2).map(drawing => [...drawing.children].filter(svg => svg.getBoundingClientRect().width > 0).map(svg => svg.classList[1]).join())");
        Assert.NotEmpty(shown);
        Assert.All(shown, each => Assert.Equal(expected, each));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("stopped")]
    [InlineData("nothing")]
    [InlineData("empty-lab")]
    public async Task What_went_wrong_is_said_first(string name)
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync(name), 1400);

        Assert.Equal("wrong", await page.Page.Locator(".verdicts li").First.GetAttributeAsync("class"));
    }

    private const string Count = """
        ({ title, size }) => {
          const figure = [...document.querySelectorAll('figure')].find(figure => figure.querySelector('h3').textContent === title);
          const svg = figure.querySelector(`svg.${size}`);
          const count = selector => svg.querySelectorAll(selector).length;
          return { points: count('.mark'), fits: count('.fit'), references: count('.reference'), areas: count('.area'), names: figure.querySelectorAll('.legend li').length };
        }
        """;

    private static IEnumerable<CurvePicture> Pictures(ResultDocument result) => result.Exercises.Count > 0
        ? result.Exercises.SelectMany(static exercise => exercise.Pictures).OfType<CurvePicture>()
        : [.. SpeedUpPictures.Of(result), .. TellingPictures.Of(result), .. RoundTripPictures.Of(result)];

    private sealed record Marks
    {
        public int Points { get; init; }

        public int Fits { get; init; }

        public int References { get; init; }

        public int Areas { get; init; }

        public int Names { get; init; }
    }
}
