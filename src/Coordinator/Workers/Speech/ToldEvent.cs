using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using ParallelMotion.Shared.Events;

namespace ParallelMotion.Coordinator.Workers.Speech;

/// <summary>An event that a worker has written: it keeps the worker's own time, and goes into the log as that of any logger.</summary>
internal sealed class ToldEvent : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const int MostProperties = 16;

    /// <summary>What an event's line has besides properties.</summary>
    private static readonly string[] OfTheEvent = ["@t", "@mt", "@l", "@i", "EventName"];

    private static readonly Dictionary<int, WorkerEvent> Kinds = WorkerEvents.All.ToDictionary(static kind => kind.Number);
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 1 };

    private readonly List<KeyValuePair<string, object?>> _properties;

    private ToldEvent(WorkerEvent kind, DateTimeOffset time, List<KeyValuePair<string, object?>> properties)
    {
        Kind = kind;
        Time = time;
        _properties = properties;
    }

    /// <summary>What it says.</summary>
    public WorkerEvent Kind { get; }

    /// <summary>When the worker said so, by its own clock, which is this machine's.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The worker that the process says it is; null before it was told.</summary>
    public int? Worker => Find("WorkerId") is long worker ? (int)worker : null;

    /// <inheritdoc/>
    public int Count => _properties.Count + 1;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] =>
        index < _properties.Count ? _properties[index] : new KeyValuePair<string, object?>("{OriginalFormat}", Kind.Template);

    /// <summary>Reads a line. Strictly: it comes from a process in which others' code runs.</summary>
    /// <param name="line">One line of JSON.</param>
    /// <param name="told">The event.</param>
    /// <returns>Whether it is an event that workers write, with its own number, template and level.</returns>
    public static bool TryRead(string line, [NotNullWhen(true)] out ToldEvent? told)
    {
        told = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Shallow);
            told = Read(document.RootElement);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or FormatException)
        {
            // Not JSON, not flat, or not of these kinds.
        }

        return told is not null;
    }

    /// <summary>Puts in a property, or replaces it: what this side knows better.</summary>
    public void Set(string name, object value)
    {
        _ = _properties.RemoveAll(each => string.Equals(each.Key, name, StringComparison.Ordinal));
        _properties.Add(KeyValuePair.Create(name, (object?)value));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.Append(this[_properties.Count]).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The sentence.</summary>
    public override string ToString() =>
        _properties.Aggregate(Kind.Template, static (text, each) => text.Replace($"{{{each.Key}}}", Convert.ToString(each.Value, CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static ToldEvent? Read(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object
            || !line.TryGetProperty("@i", out JsonElement number) || !number.TryGetInt32(out int id) || !Kinds.TryGetValue(id, out WorkerEvent? kind)
            || !line.TryGetProperty("@mt", out JsonElement template) || !template.ValueEquals(kind.Template)
            || !line.TryGetProperty("@t", out JsonElement time)
            || !DateTimeOffset.TryParseExact(time.GetString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset at))
        {
            return null;
        }

        List<KeyValuePair<string, object?>> properties = [];
        foreach (JsonProperty each in line.EnumerateObject().Where(static each => !OfTheEvent.Contains(each.Name, StringComparer.Ordinal)))
        {
            if (properties.Count == MostProperties || !kind.Properties.Contains(each.Name, StringComparer.Ordinal) || ValueOf(each.Value) is not { } value || IsNoWorker(each.Name, value))
            {
                return null;
            }

            properties.Add(KeyValuePair.Create(each.Name, (object?)value));
        }

        return new ToldEvent(kind, at, properties);
    }

    private static bool IsNoWorker(string name, object value) =>
        string.Equals(name, "WorkerId", StringComparison.Ordinal) && value is not (long and >= 0 and < Shared.Limits.MaxWorkers);

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out long whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        _ => null,
    };

    private object? Find(string name) => _properties.Find(each => string.Equals(each.Key, name, StringComparison.Ordinal)).Value;
}
