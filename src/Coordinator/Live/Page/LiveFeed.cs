using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ParallelMotion.Coordinator.Logging;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Live.Page;

/// <summary>What pages are told: what was seen last, and what was logged since. However many they are, it is turned into text once.</summary>
/// <param name="latest">What was seen last.</param>
/// <param name="tail">The log.</param>
/// <param name="interval">How often a page is told.</param>
internal sealed class LiveFeed(Func<LiveSnapshot> latest, LogTail tail, TimeSpan interval)
{
    /// <summary>Often enough for figures that a person reads; more often, each page cost ticks (docs/dashboard.md).</summary>
    public static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(1);

    /// <summary>A page keeps no more of the log either.</summary>
    private const int MostLines = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.Strict,
    };

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LiveSnapshot? _told;
    private string _text = string.Empty;

    /// <summary>What was seen last.</summary>
    public LiveSnapshot Latest => latest();

    /// <summary>Nothing follows: pages are told how it ended, and their streams end.</summary>
    public void End() => _ = _ended.TrySetResult();

    /// <summary>What was seen last, as JSON.</summary>
    public string SnapshotText()
    {
        LiveSnapshot now = latest();
        lock (_lock)
        {
            if (!ReferenceEquals(now, _told))
            {
                (_told, _text) = (now, JsonSerializer.Serialize(now, Json));
            }

            return _text;
        }
    }

    /// <summary>Tells a page from now on, until it is gone or the job has ended. Whoever reads slowly is told less often.</summary>
    /// <param name="logged">The number of the last event of the log that it knows; 0 for none.</param>
    /// <param name="gone">Cancelled when nobody is there any more.</param>
    public async IAsyncEnumerable<SseItem<string>> Follow(long logged, [EnumeratorCancellation] CancellationToken gone)
    {
        using PeriodicTimer timer = new(interval);
        bool isLast;
        do
        {
            isLast = _ended.Task.IsCompleted;
            IReadOnlyList<LogEvent> events = tail.After(logged, MostLines, out logged);
            if (events.Count > 0)
            {
                yield return new SseItem<string>(JsonSerializer.Serialize(events.Select(LogLine.Of), Json), "log") { EventId = logged.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            }

            yield return new SseItem<string>(SnapshotText(), "state");
            if (!isLast)
            {
                _ = await Task.WhenAny(timer.WaitForNextTickAsync(gone).AsTask(), _ended.Task);
            }
        }
        while (!isLast && !gone.IsCancellationRequested);
    }
}
