using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ParallelMotion.Coordinator.Live;
using ParallelMotion.Coordinator.Live.Page;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Outcomes;
using Serilog;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class LiveServerTests : IAsyncDisposable
{
    private readonly LogTail _tail = new();
    private readonly LiveFeed _feed;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(20) };
    private LiveSnapshot _now = LiveSnapshots.Running();
    private LiveServer? _server;

    public LiveServerTests()
    {
        _feed = new LiveFeed(() => _now, _tail, TimeSpan.FromMilliseconds(2));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/page.css", "text/css")]
    [InlineData("/page.js", "text/javascript")]
    [InlineData("/icon.svg", "image/svg+xml")]
    [InlineData("/snapshot", "application/json")]
    [InlineData("/health", "application/json")]
    public async Task Everything_the_page_needs_is_served_and_nothing_may_come_from_elsewhere(string path, string type)
    {
        using HttpResponseMessage answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none'; script-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Server"));
        string text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:9", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("10.0.0.1", HttpStatusCode.BadRequest)]
    public async Task Only_who_asks_for_this_machine_by_name_is_answered(string host, HttpStatusCode expected)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, await UrlAsync("/snapshot"));
        request.Headers.Host = host;
        using HttpResponseMessage answer = await _client.SendAsync(request, Stop);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Nothing_can_be_changed(string method)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), await UrlAsync("/snapshot"));
        using HttpResponseMessage answer = await _client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("/../appsettings.json")]
    [InlineData("/page.html")]
    [InlineData("/Events")]
    public async Task There_is_nothing_else(string path)
    {
        using HttpResponseMessage answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task It_listens_on_no_address_but_loopback_whatever_the_variables_of_ASPNET_say()
    {
        int other = FreePort();
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", $"http://0.0.0.0:{other}");
        Environment.SetEnvironmentVariable("Kestrel__Endpoints__Other__Url", $"http://0.0.0.0:{other}");
        try
        {
            Uri url = await UrlAsync("/health");
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, url.Port, Stop);
            using TcpClient elsewhere = new();
            _ = await Assert.ThrowsAsync<SocketException>(async () => await elsewhere.ConnectAsync(IPAddress.Loopback, other, Stop));
            IEnumerable<IPAddress> listening = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(each => each.Port == url.Port).Select(static each => each.Address);
            Assert.All(listening, static address => Assert.True(IPAddress.IsLoopback(address), $"{address}"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", null);
            Environment.SetEnvironmentVariable("Kestrel__Endpoints__Other__Url", null);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_where_it_was_asked_for()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        RefusedException refusal = await Assert.ThrowsAsync<RefusedException>(() => LiveServer.StartAsync(port, _feed));
        Assert.Equal(ExitCode.Usage, refusal.ExitCode);
        Assert.Contains($"dashboard={port}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("running", null, HttpStatusCode.OK)]
    [InlineData("failed", null, HttpStatusCode.ServiceUnavailable)]
    [InlineData("ended", "Fine", HttpStatusCode.OK)]
    [InlineData("ended", "WorkersFailed", HttpStatusCode.ServiceUnavailable)]
    public async Task Health_is_what_a_script_can_read(string status, string? outcome, HttpStatusCode expected)
    {
        _now = _now with { Status = status, Outcome = outcome, Workers = [_now.Workers[0], _now.Workers[1] with { State = WorkerState.Recovering }] };
        using HttpResponseMessage answer = await GetAsync("/health");

        Assert.Equal(expected, answer.StatusCode);
        JsonElement health = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.Equal(status, health.GetProperty("status").GetString());
        Assert.Equal((1, 2), (health.GetProperty("workersAlive").GetInt32(), health.GetProperty("workers").GetInt32()));
    }

    [Fact]
    public async Task A_page_is_told_what_was_logged_and_how_it_ended()
    {
        using Serilog.Core.Logger log = new LoggerConfiguration().WriteTo.Sink(_tail).CreateLogger();
        log.Warning("Worker {WorkerId} was <b>lost</b>.", 3);
        using StreamReader events = await EventsAsync();
        JsonElement line = (await NextAsync(events, "log"))[0];
        Assert.Equal(("Warning", 3, "Worker 3 was <b>lost</b>."), (line.GetProperty("level").GetString(), line.GetProperty("worker").GetInt32(), line.GetProperty("message").GetString()));

        Assert.Equal("running", (await NextAsync(events, "state")).GetProperty("status").GetString());
        _now = _now with { Status = "ended", Outcome = "Fine" };
        _feed.End();
        JsonElement state;
        do
        {
            state = await NextAsync(events, "state");
        }
        while (state.GetProperty("status").GetString() is "running");

        Assert.Equal("Fine", state.GetProperty("outcome").GetString());
        Assert.Null(await LastLineAsync(events));
    }

    [Fact]
    public async Task More_pages_than_can_be_told_are_turned_away()
    {
        List<StreamReader> readers = [];
        for (int each = 0; each < LiveRequests.MostStreams; each++)
        {
            readers.Add(await EventsAsync());
        }

        using HttpResponseMessage answer = await _client.GetAsync(await UrlAsync("/events"), HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        readers.ForEach(static reader => reader.Dispose());
    }

    // The limit is shorter than usual, so that the test is; ASP.NET takes none below a second. (The limit taken out, the stream stays.)
    [Fact]
    public async Task A_page_that_reads_nothing_holds_up_nobody_and_is_dropped()
    {
        _now = LiveSnapshots.Running(workers: 64);
        Uri url = await UrlAsync("/events", TimeSpan.FromSeconds(1.1));
        using Socket deaf = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port), Stop);
        _ = await deaf.SendAsync(Encoding.ASCII.GetBytes("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"), Stop);
        while (_server!.Requests.Streams == 0)
        {
            await Task.Yield();
        }

        using StreamReader other = await EventsAsync();
        long start = Stopwatch.GetTimestamp();
        while (_server.Requests.Streams > 1)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60), "It was not dropped.");
            _ = await NextAsync(other, "state");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<JsonElement> NextAsync(StreamReader events, string kind)
    {
        while (await events.ReadLineAsync(Stop) is { } line)
        {
            if (string.Equals(line, $"event: {kind}", StringComparison.Ordinal))
            {
                return JsonDocument.Parse((await events.ReadLineAsync(Stop))!["data: ".Length..]).RootElement;
            }
        }

        Assert.Fail($"The stream ended before '{kind}'.");
        return default;
    }

    private static async Task<string?> LastLineAsync(StreamReader events)
    {
        string? line;
        do
        {
            line = await events.ReadLineAsync(Stop);
        }
        while (line is { Length: 0 });

        return line;
    }

    private async Task<Uri> UrlAsync(string path, TimeSpan? slowLimit = null)
    {
        _server ??= await LiveServer.StartAsync(FreePort(), _feed, slowLimit);
        return new Uri(_server.Url, path);
    }

    private async Task<HttpResponseMessage> GetAsync(string path) => await _client.GetAsync(await UrlAsync(path), Stop);

    private async Task<StreamReader> EventsAsync() => new(await _client.GetStreamAsync(await UrlAsync("/events"), Stop));
}
