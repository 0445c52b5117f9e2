using Microsoft.Playwright;

namespace ParallelMotion.Browser;

/// <summary>The browser that the system has, started once for all tests of a collection.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>Where it is; null where there is none on the path.</summary>
    public static string? Executable { get; } = Find();

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }

        _driver = await Playwright.CreateAsync();

        // Containers often forbid what its sandbox needs; it shows nothing but pages of ours.
        _browser = await _driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu"], Timeout = 60_000 });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _driver?.Dispose();
    }

    /// <summary>Opens a page and notes what goes wrong with it.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="isDark">Whether the dark scheme is wanted.</param>
    public async Task<WatchedPage> OpenAsync(string url, int width, bool isDark = false)
    {
        Assert.SkipWhen(_browser is null, $"No browser: none of {string.Join(", ", Names)} is on the path.");
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        WatchedPage watched = new(context, await context.NewPageAsync());
        _ = await watched.Page.GotoAsync(url);
        return watched;
    }

    private static string? Find() => (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        from name in Names
        let path = Path.Combine(folder, name)
        where folder.Length > 0 && File.Exists(path)
        select path).FirstOrDefault();
}

/// <summary>All tests share one browser.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class SharedChromium : ICollectionFixture<Chromium>;
