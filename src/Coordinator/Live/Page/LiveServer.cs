using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Live.Page;

/// <summary>
/// Serves the page, to this machine alone: it listens on the loopback addresses, whatever ASP.NET's own variables and files say, and answers only where the
/// browser asked for this machine by name (a name of somebody else's that leads here is how other sites would reach it).
/// </summary>
internal sealed class LiveServer : IAsyncDisposable
{
    /// <summary>The port that is tried first where none was asked for.</summary>
    public const int UsualPort = 5080;

    /// <summary>
    /// More than anybody is told, so that the limit counts alone: below that, ASP.NET adds up what it wrote as time that the reader may take, without end.
    /// </summary>
    private const double BytesPerSecond = 10_000_000;

    private const int MostAttempts = 8;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;

    private LiveServer(WebApplication app, int port, LiveRequests requests)
    {
        _app = app;
        Url = new Uri($"http://localhost:{port}/");
        Requests = requests;
    }

    /// <summary>Where the page is.</summary>
    public Uri Url { get; }

    /// <summary>Who answers.</summary>
    public LiveRequests Requests { get; }

    /// <summary>Begins to serve.</summary>
    /// <param name="port">The port; <see cref="OptionReader.AnyPort"/> for the usual one, or a free one where that is taken.</param>
    /// <param name="feed">What pages are told.</param>
    /// <param name="slowLimit">How long what somebody is told may lie unread before he is dropped; null for as long as is usual.</param>
    /// <exception cref="RefusedException">The port is taken.</exception>
    public static async Task<LiveServer> StartAsync(int port, LiveFeed feed, TimeSpan? slowLimit = null)
    {
        bool isAsked = port != OptionReader.AnyPort;
        for (int attempt = 1; ; attempt++)
        {
            int tried = isAsked ? port : attempt == 1 ? UsualPort : FreePort();
            LiveRequests requests = new(feed);
            WebApplication app = Build(tried, requests, slowLimit ?? TimeSpan.FromSeconds(5));
            try
            {
                await app.StartAsync();
                return new LiveServer(app, tried, requests);
            }
            catch (Exception cause) when (cause is IOException or SocketException)
            {
                await app.DisposeAsync();
                if (isAsked || attempt == MostAttempts)
                {
                    throw RefusedException.Usage(
                        $"Cannot show the run because the port can't be had: dashboard={tried}, cause={cause.Message} Name another port, or none: --dashboard alone takes one that is free.", cause);
                }
            }
        }
    }

    /// <summary>Stops serving: whoever has an answer outstanding gets it within a second, or not at all.</summary>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource limit = new(StopLimit);
        try
        {
            await _app.StopAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Somebody reads no more.
        }

        await _app.DisposeAsync();
    }

    private static WebApplication Build(int port, LiveRequests requests, TimeSpan slowLimit)
    {
        // Empty: no variables, no files, no log of its own, and no lifetime that would take Ctrl-C from the job.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        _ = builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _ = builder.Services.AddHostFiltering(static options =>
        {
            options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
            options.AllowEmptyHosts = false;
            options.IncludeFailureMessage = true;
        });
        _ = builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxConcurrentConnections = 64;
            options.Limits.MaxRequestBodySize = 0;
            options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            options.Limits.MinResponseDataRate = new MinDataRate(BytesPerSecond, slowLimit);
            options.ListenLocalhost(port, static endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        WebApplication app = builder.Build();
        _ = app.UseHostFiltering();
        app.Run(requests.Answer);
        return app;
    }

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>The job owns the signals.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
