using System.Net;
using System.Net.Sockets;

namespace ParallelMotion.EndToEnd.Harness.Otlp;

/// <summary>
/// A collector that speaks OTLP over HTTP, and decodes what arrives. Field numbers are those of opentelemetry-proto 1.x: trace.proto,
/// metrics.proto, resource.proto and common.proto.
/// </summary>
internal sealed class OtlpReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Lock _lock = new();
    private readonly List<WireMessage> _traces = [];
    private readonly List<WireMessage> _metrics = [];
    private readonly int _answer;

    private OtlpReceiver(int port, int answer)
    {
        _answer = answer;
        Url = $"http://127.0.0.1:{port}";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _ = ReceiveAsync();
    }

    public string Url { get; }

    /// <summary>The spans of all requests.</summary>
    public IReadOnlyList<ReceivedSpan> Spans => [.. All(_traces).Messages(1).SelectMany(static each => each.Messages(2)).SelectMany(static each => each.Messages(2)).Select(ReceivedSpan.Of)];

    /// <summary>The metrics as they came last: they count from the beginning.</summary>
    public IReadOnlyDictionary<string, ReceivedMetric> Metrics => All(_metrics).Messages(2).SelectMany(static each => each.Messages(2)).Select(ReceivedMetric.Of)
        .GroupBy(static each => each.Name, StringComparer.Ordinal)
        .ToDictionary(static each => each.Key, static each => each.Last(), StringComparer.Ordinal);

    /// <summary>What the first request says of whom it comes from.</summary>
    public IReadOnlyDictionary<string, object?> Resource => ReceivedTags.Of(All(_traces).Messages(1).First().Message(1)!, 1);

    /// <summary>Starts one on a port that is free.</summary>
    /// <param name="answer">The status that it answers with.</param>
    public static OtlpReceiver Start(int answer = 200)
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        return new OtlpReceiver(port, answer);
    }

    public void Dispose() => _listener.Close();

    private Requests All(List<WireMessage> of)
    {
        lock (_lock)
        {
            return new Requests([.. of]);
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext request = await _listener.GetContextAsync();
                using MemoryStream body = new();
                await request.Request.InputStream.CopyToAsync(body);
                Take(request.Request, body.ToArray());
                request.Response.StatusCode = _answer;
                request.Response.ContentType = "application/x-protobuf";
                request.Response.Close();
            }
        }
        catch (Exception cause) when (cause is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private void Take(HttpListenerRequest request, byte[] body)
    {
        lock (_lock)
        {
            switch (request.HttpMethod, request.Url!.AbsolutePath, request.ContentType)
            {
                case ("POST", "/v1/traces", "application/x-protobuf"):
                    _traces.Add(WireMessage.Parse(body));
                    break;
                case ("POST", "/v1/metrics", "application/x-protobuf"):
                    _metrics.Add(WireMessage.Parse(body));
                    break;
            }
        }
    }

    private sealed record Requests(IReadOnlyList<WireMessage> Bodies)
    {
        // The field of a resource is 1; what its scopes hold is 2 in it.
        public IEnumerable<WireMessage> Messages(int field) =>
            field == 1 ? Bodies.SelectMany(static body => body.Messages(1)) : Bodies.SelectMany(static body => body.Messages(1)).SelectMany(each => each.Messages(field));
    }
}
