using System.Text;
using System.Text.Json;
using ParallelMotion.Shared.Events;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker.Tests.Events;

/// <summary>Keeps what is written, as the coordinator's end of the pipe would.</summary>
internal sealed class ToldEvents : IDisposable
{
    private readonly MemoryStream _written = new();

    public ToldEvents()
    {
        Writer = new EventWriter(_written, WorkerEventLevel.Debug);
    }

    public EventWriter Writer { get; }

    public IReadOnlyList<JsonElement> All =>
    [
        .. Encoding.ASCII.GetString(_written.ToArray()).Split(EventFrame.Start, StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonDocument.Parse(line).RootElement),
    ];

    public void Dispose() => _written.Dispose();

    public IEnumerable<string> Names => All.Select(static each => each.GetProperty("EventName").GetString()!);
}
