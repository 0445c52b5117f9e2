using Microsoft.Playwright;

namespace ParallelMotion.Browser.Live;

/// <summary>The page of a real run, of which a worker is killed while four browsers look.</summary>
[Collection(nameof(Chromium))]
public sealed class DashboardTests(Chromium browser)
{
    // What would make the page wider than its window, or a text wider than its own box.
    private const string Overflowing = """
        () => document.documentElement.scrollWidth > innerWidth
          ? [...document.querySelectorAll('body *')].filter(each => !each.closest('.scroll') && each.getBoundingClientRect().right > innerWidth + 1).map(each => each.outerHTML.slice(0, 120))
          : []
        """;

    private static readonly (int Width, bool IsDark)[] Looks = [(400, false), (400, true), (1400, false), (1400, true)];

    [Fact]
    public async Task A_run_and_the_end_of_a_worker_and_of_the_run_are_seen_at_both_widths_in_both_schemes()
    {
        using WatchedRun run = new();
        List<WatchedPage> pages = [];
        foreach ((int width, bool isDark) in Looks)
        {
            pages.Add(await browser.OpenAsync(run.Url, width, isDark));
        }

        IPage first = pages[0].Page;
        await first.Locator("#workers tbody tr").Nth(1).WaitForAsync();
        await first.Locator("#measurements tbody tr").Nth(1).WaitForAsync();
        string victim = await first.Locator("#workers tbody tr").Nth(1).Locator("td").Nth(6).InnerTextAsync();
        WatchedRun.Kill(victim);
        foreach (WatchedPage page in pages)
        {
            await SeesRunAsync(page.Page);
            Nothing(await page.Page.EvaluateAsync<string[]>(Overflowing));
        }

        await FilterAsync(first);
        await KeepAsync(pages, "running");
        Assert.Equal(130, run.Stop());
        foreach (WatchedPage page in pages)
        {
            await Assertions.Expect(page.Page.Locator("#status")).ToHaveTextAsync("ended: interrupted");
            Assert.Empty(page.Complaints);
            Assert.All(page.Requests, url => Assert.StartsWith(run.Url, url, StringComparison.Ordinal));
        }

        await KeepAsync(pages, "ended");
        foreach (WatchedPage page in pages)
        {
            await page.DisposeAsync();
        }
    }

    private static async Task SeesRunAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("running");
        await Assertions.Expect(page.Locator("#restarts li")).ToContainTextAsync("Worker 1 at");
        await Assertions.Expect(page.Locator("#restarts li")).ToContainTextAsync("SIGKILL");
        await Assertions.Expect(page.Locator("#stage")).ToContainTextAsync("kernel motion, 1 of 1");
        await page.Locator("#telling figure").Nth(1).WaitForAsync();
        Assert.True(await page.Locator("#telling rect").CountAsync() > 4, "A distribution has more than a few buckets.");
        Assert.True(await page.EvaluateAsync<double>("() => document.getElementById('all').value") > 0);
        await page.Locator("#log tr", new PageLocatorOptions { HasTextString = "has taken the place of worker 1" }).WaitForAsync();
    }

    private static async Task FilterAsync(IPage page)
    {
        ILocator rows = page.Locator("#log tbody tr");
        await page.Locator("#worker").FillAsync("1");
        await Assertions.Expect(rows.Filter(new LocatorFilterOptions { HasNotTextString = "w1" })).ToHaveCountAsync(0);
        await page.Locator("#worker").FillAsync(string.Empty);
        await page.Locator("#level").SelectOptionAsync("3");
        await Assertions.Expect(rows.Locator("td.level", new LocatorLocatorOptions { HasTextString = "info" })).ToHaveCountAsync(0);
        await page.Locator("#text").FillAsync("no line has this");
        await Assertions.Expect(rows).ToHaveCountAsync(0);
        await page.Locator("#text").FillAsync(string.Empty);
        await page.Locator("#level").SelectOptionAsync("2");
        await Assertions.Expect(rows).Not.ToHaveCountAsync(0);
    }

    private static async Task KeepAsync(IReadOnlyList<WatchedPage> pages, string name)
    {
        if (Environment.GetEnvironmentVariable("PARALLELMOTION_SCREENSHOTS") is not { Length: > 0 } folder)
        {
            return;
        }

        foreach ((WatchedPage page, (int width, bool isDark)) in pages.Zip(Looks))
        {
            string path = Path.Combine(folder, $"dashboard-{name}-{width}-{(isDark ? "dark" : "light")}.png");
            _ = await page.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        }
    }

    private static void Nothing(string[] wrong) => Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong.Take(20)));
}
