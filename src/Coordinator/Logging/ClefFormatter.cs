using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>
/// One event, one line, one JSON object, in CLEF: <c>@t</c>, <c>@mt</c>, <c>@l</c> (left out for Information), <c>@i</c>,
/// <c>@x</c>, then the properties. Whatever an event holds, its line is valid JSON and ends where the line ends.
/// </summary>
internal sealed class ClefFormatter : ITextFormatter
{
    private static readonly JsonValueFormatter Values = new(typeTagName: "$type");

    /// <inheritdoc/>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        // Made whole before any of it is written: a value that throws while it is turned into text must not leave half a line.
        string line = JsonLine.Clean(Render(logEvent));
        output.Write(line);
        output.Write('\n');
    }

    private static string Render(LogEvent logEvent)
    {
        try
        {
            return Render(logEvent, WriteDetails);
        }
        catch (Exception cause)
        {
            string kind = cause.GetType().ToString();
            return Render(logEvent, (_, json) => WriteText("FormatFailure", kind, json));
        }
    }

    private static string Render(LogEvent logEvent, Action<LogEvent, TextWriter> writeDetails)
    {
        using StringWriter json = new(new StringBuilder(256), CultureInfo.InvariantCulture);
        json.Write("{\"@t\":\"");
        json.Write(logEvent.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.Write('"');
        WriteText("@mt", logEvent.MessageTemplate.Text, json);
        if (logEvent.Level != LogEventLevel.Information)
        {
            WriteText("@l", logEvent.Level.ToString(), json);
        }

        writeDetails(logEvent, json);
        json.Write('}');
        return json.ToString();
    }

    private static void WriteDetails(LogEvent logEvent, TextWriter json)
    {
        EventIdentity? identity = EventIdentity.Of(logEvent);
        if (identity?.Id is { } id)
        {
            WriteName("@i", json);
            json.Write(id);
        }

        if (logEvent.Exception is not null)
        {
            WriteText("@x", logEvent.Exception.ToString(), json);
        }

        if (identity?.Name is { } eventName && !logEvent.Properties.ContainsKey(EventIdentity.NameProperty))
        {
            WriteText(EventIdentity.NameProperty, eventName, json);
        }

        foreach ((string name, LogEventPropertyValue value) in logEvent.Properties)
        {
            if (identity is null || name is not EventIdentity.Property)
            {
                WriteName(name.StartsWith('@') ? "@" + name : name, json);
                Values.Format(value, json);
            }
        }
    }

    private static void WriteText(string name, string value, TextWriter json)
    {
        WriteName(name, json);
        JsonValueFormatter.WriteQuotedJsonString(value, json);
    }

    private static void WriteName(string name, TextWriter json)
    {
        json.Write(',');
        JsonValueFormatter.WriteQuotedJsonString(name, json);
        json.Write(':');
    }
}
