using Microsoft.Playwright;

namespace ParallelMotion.Browser;

/// <summary>A page, and what it fetched and complained about.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    public WatchedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => _complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>What stood in its console.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Everything that was asked for, the page itself first.</summary>
    public IReadOnlyList<string> Requests => _requests;

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
