using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Parsing;

namespace ParallelMotion.Coordinator.Tests.Logging;

public sealed class ClefFormatterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 3, 13, 0, 0, 250, TimeSpan.FromHours(1));

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\f\v\u0085\u2028\u2029");

    /// <summary>Strings of what JSON, UTF-8 and line readers trip over, mixed with anything else.</summary>
    private static readonly Arbitrary<string> Nasty = Gen.Elements(
            "\"", "\\", "\n", "\r\n", "\0", "\u001f", "\u007f", "\u0085", "\u2028", "\u2029", "\uD800", "\uDC00", "\U0001F600", "{", "}", "@")
        .Or(ArbMap.Default.GeneratorFor<char>().Select(any => any.ToString()))
        .ListOf()
        .Select(string.Concat)
        .ToArbitrary();

    [Fact]
    public void An_event_has_its_time_in_UTC_its_template_and_its_properties()
    {
        JsonElement line = Parse(Event(LogEventLevel.Information, "Worker {WorkerId} started", ("WorkerId", new ScalarValue(3))));

        Assert.Equal("2026-02-03T12:00:00.2500000Z", line.GetProperty("@t").GetString());
        Assert.Equal("Worker {WorkerId} started", line.GetProperty("@mt").GetString());
        Assert.Equal(3, line.GetProperty("WorkerId").GetInt32());
        Assert.Equal("@t @mt WorkerId", Names(line));
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose, "Verbose")]
    [InlineData(LogEventLevel.Warning, "Warning")]
    [InlineData(LogEventLevel.Fatal, "Fatal")]
    public void Every_level_but_Information_is_named(LogEventLevel level, string expected) =>
        Assert.Equal(expected, Parse(Event(level, "x")).GetProperty("@l").GetString());

    [Fact]
    public void The_number_and_name_that_Microsofts_logger_gives_become_their_fields()
    {
        JsonElement line = ThroughMicrosoft(new EventId(42, "WorkerStarted"));

        Assert.Equal(42, line.GetProperty("@i").GetInt32());
        Assert.Equal("WorkerStarted", line.GetProperty("EventName").GetString());
        Assert.False(line.TryGetProperty("EventId", out _));
    }

    [Fact]
    public void A_number_without_a_name_and_a_name_without_a_number_leave_the_other_out()
    {
        Assert.Equal("@t @mt @i RowId SourceContext", Names(ThroughMicrosoft(new EventId(42))));
        Assert.Equal("@t @mt EventName RowId SourceContext", Names(ThroughMicrosoft(new EventId(0, "Only"))));
    }

    [Fact]
    public void An_event_without_a_number_has_neither_field() =>
        Assert.Equal("@t @mt RowId SourceContext", Names(ThroughMicrosoft(default)));

    [Fact]
    public void A_property_that_only_shares_the_name_of_the_number_stays_what_it_is()
    {
        StructureValue other = new([new LogEventProperty("Id", new ScalarValue("text"))]);

        Assert.Equal(7, Parse(Event(LogEventLevel.Debug, "x", ("EventId", new ScalarValue(7)))).GetProperty("EventId").GetInt32());
        Assert.Equal(
            "text",
            Parse(Event(LogEventLevel.Debug, "x", ("EventId", other))).GetProperty("EventId").GetProperty("Id").GetString());
    }

    [Fact]
    public void A_property_named_EventName_is_not_written_twice()
    {
        StructureValue identity = new([new LogEventProperty("Name", new ScalarValue("given"))]);
        LogEvent logEvent = Event(LogEventLevel.Information, "x", ("EventId", identity), ("EventName", new ScalarValue("own")));

        Assert.Equal("@t @mt EventName", Names(Parse(logEvent)));
        Assert.Equal("own", Parse(logEvent).GetProperty("EventName").GetString());
    }

    [Fact]
    public void Names_that_begin_with_an_at_sign_get_a_second_one()
    {
        JsonElement line = Parse(Event(LogEventLevel.Information, "x", ("@t", new ScalarValue("mine")), ("@@t", new ScalarValue("too"))));

        Assert.Equal("mine", line.GetProperty("@@t").GetString());
        Assert.Equal("too", line.GetProperty("@@@t").GetString());
    }

    [Fact]
    public void An_exception_with_its_cause_and_line_breaks_stays_on_the_line()
    {
        LogEvent logEvent = new(
            Noon, LogEventLevel.Error, new InvalidOperationException("first\r\nsecond", new IOException("cause\nof it")), Template("x"), []);

        string text = Parse(logEvent).GetProperty("@x").GetString() ?? "";

        Assert.StartsWith("System.InvalidOperationException: first\r\nsecond", text, StringComparison.Ordinal);
        Assert.Contains("System.IO.IOException: cause\nof it", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_keep_their_kind()
    {
        JsonElement line = Parse(Event(
            LogEventLevel.Information,
            "x",
            ("Null", new ScalarValue(value: null)),
            ("Real", new ScalarValue(0.1)),
            ("NotANumber", new ScalarValue(double.NaN)),
            ("Flag", new ScalarValue(true)),
            ("List", new SequenceValue([new ScalarValue(1), new ScalarValue("a\n")])),
            ("Map", new DictionaryValue([new(new ScalarValue("k\n"), new ScalarValue(2))]))));

        Assert.Equal(JsonValueKind.Null, line.GetProperty("Null").ValueKind);
        Assert.Equal(0.1, line.GetProperty("Real").GetDouble());
        Assert.Equal("NaN", line.GetProperty("NotANumber").GetString());
        Assert.True(line.GetProperty("Flag").GetBoolean());
        Assert.Equal("a\n", line.GetProperty("List")[1].GetString());
        Assert.Equal(2, line.GetProperty("Map").GetProperty("k\n").GetInt32());
    }

    [Fact]
    public void A_value_or_exception_that_cannot_be_written_leaves_a_whole_line_that_says_so()
    {
        JsonElement value = Parse(Event(LogEventLevel.Warning, "x", ("Good", new ScalarValue(1)), ("Bad", new ScalarValue(new Unprintable()))));
        JsonElement exception = Parse(new LogEvent(Noon, LogEventLevel.Warning, new UnprintableException(), Template("x"), []));

        Assert.Equal("System.NotSupportedException", value.GetProperty("FormatFailure").GetString());
        Assert.Equal("System.NotSupportedException", exception.GetProperty("FormatFailure").GetString());
        Assert.Equal("@t @mt @l FormatFailure", Names(value));
    }

    [Fact]
    public void Any_text_anywhere_gives_one_valid_line_with_the_text_in_it() =>
        Prop.ForAll(
            Nasty,
            text =>
            {
                string name = "p" + text;
                LogEvent logEvent = new(
                    Noon,
                    LogEventLevel.Error,
                    new IOException(text),
                    new MessageTemplate(text, []),
                    [new LogEventProperty(name, new ScalarValue(text))]);
                JsonElement line = Parse(logEvent);
                return line.GetProperty("@mt").ValueEquals(Repaired(text))
                    && line.GetProperty(Repaired(name)).ValueEquals(Repaired(text))
                    && line.GetProperty("@x").GetString()!.Contains(Repaired(text), StringComparison.Ordinal);
            }).QuickCheckThrowOnFailure();

    /// <summary>What is left of a text after UTF-8: halves of surrogate pairs are replaced.</summary>
    private static string Repaired(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static JsonElement ThroughMicrosoft(EventId id)
    {
        LineCollector lines = new();
        using Logger serilog = new LoggerConfiguration().WriteTo.Sink(lines).CreateLogger();
        using SerilogLoggerFactory factory = new(serilog);

        LoggerMessage.Define<int>(LogLevel.Information, id, "Row {RowId}")(factory.CreateLogger("Source"), 5, null);

        return ParseLine(Assert.Single(lines.Lines));
    }

    private static LogEvent Event(LogEventLevel level, string template, params (string Name, LogEventPropertyValue Value)[] properties) =>
        new(Noon, level, exception: null, Template(template), properties.Select(pair => new LogEventProperty(pair.Name, pair.Value)));

    private static MessageTemplate Template(string text) => new MessageTemplateParser().Parse(text);

    private static JsonElement Parse(LogEvent logEvent) => ParseLine(LineCollector.Format(logEvent));

    private static JsonElement ParseLine(string line)
    {
        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
        Assert.Equal(-1, line.AsSpan(0, line.Length - 1).IndexOfAny(LineBreaks));
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static string Names(JsonElement line) => string.Join(' ', line.EnumerateObject().Select(property => property.Name));

    private sealed class Unprintable
    {
        public override string ToString() => throw new NotSupportedException();
    }

    private sealed class UnprintableException : Exception
    {
        public override string ToString() => throw new NotSupportedException();
    }

    private sealed class LineCollector : ILogEventSink
    {
        public List<string> Lines { get; } = [];

        public static string Format(LogEvent logEvent)
        {
            using StringWriter output = new(CultureInfo.InvariantCulture);
            new ClefFormatter().Format(logEvent, output);
            return output.ToString();
        }

        public void Emit(LogEvent logEvent) => Lines.Add(Format(logEvent));
    }
}
