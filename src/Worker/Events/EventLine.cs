using System.Globalization;
using System.Text;
using ParallelMotion.Shared.Events;

namespace ParallelMotion.Worker.Events;

/// <summary>
/// One event as a line of JSON in CLEF, made by hand: the library for it would be loaded and compiled at every start of a worker.
/// Bounded by <see cref="EventFrame.MostBytes"/>: what of a text has no room is cut, with dots in its place.
/// </summary>
internal sealed class EventLine
{
    /// <summary>Kept free by texts, for the dots, the numbers behind them and the end.</summary>
    private const int Reserve = 512;

    /// <summary>The longest escape: a pair of surrogates.</summary>
    private const int LongestEscape = 12;

    private static readonly CompositeFormat Escape = CompositeFormat.Parse("\\u{0:x4}");

    private readonly StringBuilder _line = new(512);
    private readonly EventWriter _writer;

    /// <summary>Begins one.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="now">When.</param>
    /// <param name="writer">Takes it when it is complete.</param>
    public EventLine(WorkerEvent kind, DateTimeOffset now, EventWriter writer)
    {
        _writer = writer;
        _line.Append(EventFrame.Start).Append("{\"@t\":\"").Append(now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)).Append('"');
        _ = With("@mt", kind.Template);
        if (kind.Level != WorkerEventLevel.Information)
        {
            _ = With("@l", kind.Level.ToString());
        }

        _ = With("@i", kind.Number).With("EventName", kind.Name);
    }

    /// <summary>Adds a text.</summary>
    /// <param name="name">The property's name, in ASCII.</param>
    /// <param name="text">Its value.</param>
    public EventLine With(string name, string text)
    {
        Name(name).Append('"');
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (_line.Length > EventFrame.MostBytes - Reserve - LongestEscape)
            {
                _line.Append("...");
                break;
            }

            Add(rune);
        }

        _line.Append('"');
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    /// <param name="name">The property's name, in ASCII.</param>
    /// <param name="number">Its value.</param>
    public EventLine With(string name, long number)
    {
        Name(name).Append(number.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds a time.</summary>
    /// <param name="name">The property's name, in ASCII.</param>
    /// <param name="elapsed">Its value, written in milliseconds.</param>
    public EventLine With(string name, TimeSpan elapsed)
    {
        Name(name).Append(elapsed.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Ends it, and writes it.</summary>
    public void Write() => _writer.Write(Encoding.ASCII.GetBytes(_line.Append("}\n").ToString()));

    private StringBuilder Name(string name) => _line.Append(",\"").Append(name).Append("\":");

    private void Add(Rune rune)
    {
        if (rune.IsAscii && rune.Value >= ' ' && rune.Value is not ('"' or '\\' or 0x7f))
        {
            _line.Append((char)rune.Value);
            return;
        }

        Span<char> units = stackalloc char[2];
        foreach (char unit in units[..rune.EncodeToUtf16(units)])
        {
            _line.AppendFormat(CultureInfo.InvariantCulture, Escape, (int)unit);
        }
    }
}
