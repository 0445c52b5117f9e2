using Microsoft.Playwright;

namespace ParallelMotion.Browser.Reports;

/// <summary>Pictures of whole pages, to be looked at by people: PARALLELMOTION_SCREENSHOTS names the folder, PARALLELMOTION_REPORTS reports to take besides.</summary>
[Collection(nameof(Chromium))]
public sealed class Screenshots(Chromium browser)
{
    [Theory]
    [InlineData(400, false)]
    [InlineData(400, true)]
    [InlineData(1400, false)]
    [InlineData(1400, true)]
    public async Task Are_taken(int width, bool isDark)
    {
        string? folder = Environment.GetEnvironmentVariable("PARALLELMOTION_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "Nobody asked: PARALLELMOTION_SCREENSHOTS names no folder.");
        string[] given = (Environment.GetEnvironmentVariable("PARALLELMOTION_REPORTS") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (string name in given.Length > 0 ? given : [.. MadeReports.All.Keys])
        {
            string url = given.Length > 0 ? new Uri(Path.GetFullPath(name)).AbsoluteUri : await MadeReports.WriteAsync(name);
            await using WatchedPage page = await browser.OpenAsync(url, width, isDark);
            string path = Path.Combine(folder!, $"{Path.GetFileNameWithoutExtension(name)}-{width}-{(isDark ? "dark" : "light")}.png");
            byte[] taken = await page.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });

            Assert.True(taken.Length > 10_000, path);
        }
    }
}
