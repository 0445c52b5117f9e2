using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Observation;
using Serilog.Events;
using Serilog.Parsing;

namespace ParallelMotion.Coordinator.Logs;

/// <summary>Reads lines of CLEF, whoever wrote them.</summary>
internal sealed class LogEntryReader
{
    /// <summary>Templates that are kept parsed; a program has some dozens. A file whose every line has its own is read without.</summary>
    private const int MostTemplates = 1000;

    private readonly MessageTemplateParser _parser = new();
    private readonly Dictionary<string, MessageTemplate> _templates = new(StringComparer.Ordinal);

    /// <summary>Reads one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="entry">The event.</param>
    /// <returns>Whether it is one: a JSON object with a time.</returns>
    public bool TryRead(string line, [NotNullWhen(true)] out LogEntry? entry)
    {
        entry = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            entry = Read(line, document.RootElement);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // No JSON, or a text that no string can hold.
        }

        return entry is not null;
    }

    private LogEntry? Read(string line, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !DateTimeOffset.TryParse(Text(json, "@t"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
        {
            return null;
        }

        _ = Enum.TryParse(Text(json, "@l") ?? nameof(LogEventLevel.Information), ignoreCase: true, out LogEventLevel level);
        return new LogEntry(line, time, level, Message(json))
        {
            Number = Whole(json, "@i"),
            Name = Text(json, EventIdentity.NameProperty),
            Run = Text(json, "RunId"),
            Worker = Whole(json, "WorkerId"),
            Exception = Text(json, "@x"),
            Place = Place(json),
        };
    }

    private static RunPlace Place(JsonElement json) => new()
    {
        Exercise = Text(json, "Exercise"),
        Kernel = Text(json, "Kernel"),
        Dispatch = Text(json, "Dispatch"),
        Sweep = Text(json, "Sweep"),
        Workers = Whole(json, "Workers"),
        Sample = Whole(json, "Sample"),
    };

    private string Message(JsonElement json) =>
        Text(json, "@m") ?? (Text(json, "@mt") is { } template ? TemplateText.Render(Parsed(template), name => Value(json, name)) : string.Empty);

    private MessageTemplate Parsed(string text)
    {
        if (_templates.TryGetValue(text, out MessageTemplate? template))
        {
            return template;
        }

        template = _parser.Parse(text);
        if (_templates.Count < MostTemplates)
        {
            _templates.Add(text, template);
        }

        return template;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Whole(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;

    private static string? Value(JsonElement json, string name) =>
        !json.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number && !value.TryGetInt64(out _) ? TemplateText.Rounded(value.GetDouble())
        : value.GetRawText();
}
