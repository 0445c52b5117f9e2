using Microsoft.Playwright;

namespace ParallelMotion.Browser.Reports;

[Collection(nameof(Chromium))]
public sealed class ReportLayoutTests(Chromium browser)
{
    private static readonly int[] Widths = [400, 720, 1400];

    [Theory]
    [MemberData(nameof(MadeReports.Names), MemberType = typeof(MadeReports))]
    public async Task Nothing_leaves_its_place_and_nothing_is_fetched(string name)
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync(name), Widths[0]);
        await OpenAll(page.Page);
        foreach (int width in Widths)
        {
            await page.Page.SetViewportSizeAsync(width, 900);

            Nothing(await page.Page.EvaluateAsync<string[]>(PageScripts.Overflowing));
            Nothing(await page.Page.EvaluateAsync<string[]>(PageScripts.MisplacedText));
        }

        Assert.Empty(page.Complaints);
        Assert.Single(page.Requests);
    }

    [Theory]
    [MemberData(nameof(MadeReports.Names), MemberType = typeof(MadeReports))]
    public async Task Everything_can_be_read_by_everybody(string name)
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync(name), 1400);

        Nothing(await page.Page.EvaluateAsync<string[]>(PageScripts.Unreachable));
    }

    [Theory]
    [InlineData("job", false)]
    [InlineData("job", true)]
    [InlineData("many-workers", true)]
    [InlineData("wrong", false)]
    [InlineData("wrong", true)]
    [InlineData("killed", false)]
    [InlineData("killed", true)]
    [InlineData("lab", false)]
    [InlineData("lab", true)]
    public async Task Text_stands_out_in_both_schemes(string name, bool isDark)
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync(name), 1400, isDark);
        await OpenAll(page.Page);

        Nothing(await page.Page.EvaluateAsync<string[]>(PageScripts.Pale));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_schemes_differ(bool isDark)
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync("job"), 1400, isDark);

        double lightness = await page.Page.EvaluateAsync<double>("() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return (r + g + b) / 765; }");
        Assert.True(isDark ? lightness < 0.2 : lightness > 0.8, $"lightness={lightness}");
    }

    [Fact]
    public async Task Printed_every_table_is_open_and_the_paper_is_white()
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync("job"), 1400, isDark: true);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.True(await page.Page.Locator("details").CountAsync() > 3);
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('details table')].filter(table => !table.checkVisibility({ contentVisibilityAuto: true }) || table.getBoundingClientRect().height < 20).map(table => table.caption.textContent)"));
        Assert.Equal("rgb(255, 255, 255)", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task What_comes_from_outside_is_text()
    {
        await using WatchedPage page = await browser.OpenAsync(await MadeReports.WriteAsync("long-names"), 1400);

        Assert.Equal(0, await page.Page.Locator("script, img, b:has-text('_0123456')").CountAsync() - await page.Page.Locator(".verdicts b").CountAsync());
        Assert.Contains("<img src=x onerror=alert(1)>.csv", await page.Page.Locator("#spec").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
    }

    private static void Nothing(string[] wrong) => Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong.Take(20)));

    private static async Task OpenAll(IPage page) => _ = await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(each => each.open = true)");
}
