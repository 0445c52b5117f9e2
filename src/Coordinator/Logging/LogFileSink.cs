using System.Globalization;
using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>
/// Writes whole lines or none. What a full disk doesn't take is counted, and what it took of a line is written over by the next
/// that it takes whole, behind a line that says how many are missing. For one thread, which may wait for the disk.
/// </summary>
/// <param name="file">Unbuffered, so that what was written is written. Positioned at its end.</param>
/// <param name="formatter">Makes a line of an event.</param>
/// <param name="drops">Counts what is lost.</param>
/// <param name="maxBytes">Where the file ends; what comes then counts as lost.</param>
internal sealed class LogFileSink(Stream file, ITextFormatter formatter, DropCounter drops, long maxBytes) : ILogEventSink, IDisposable
{
    /// <summary>The number of the event that says how many are missing, which goes through no logger.</summary>
    public const int GapNumber = 23;

    /// <summary>Its name.</summary>
    public const string GapName = "LogGap";

    /// <summary>Its template.</summary>
    public const string GapText = "Before this, {DroppedEvents} events are missing: the disk took no more.";

    private static readonly MessageTemplate GapTemplate = new MessageTemplateParser().Parse(GapText);

    private long _end = file.Position;
    private int _missing;

    /// <summary>Opens a file to add to.</summary>
    /// <param name="path">Its path; it was tried out before.</param>
    /// <param name="drops">Counts what is lost.</param>
    /// <param name="maxBytes">Where it ends.</param>
    public static LogFileSink Open(string path, DropCounter drops, long maxBytes)
    {
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _ = file.Seek(0, SeekOrigin.End);
        return new LogFileSink(file, new ClefFormatter(), drops, maxBytes);
    }

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        using StringWriter lines = new(CultureInfo.InvariantCulture);
        if (_missing > 0)
        {
            formatter.Format(Gap(logEvent), lines);
        }

        formatter.Format(logEvent, lines);
        if (TryWrite(Encoding.UTF8.GetBytes(lines.ToString())))
        {
            _missing = 0;
        }
        else
        {
            _missing++;
            drops.CountRefused();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private bool TryWrite(byte[] lines)
    {
        if (_end + lines.Length > maxBytes)
        {
            return false;
        }

        try
        {
            file.Position = _end;
            file.Write(lines);
            _end += lines.Length;
            return true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            CutTornLine();
            return false;
        }
    }

    // So that the file is whole also where nothing follows.
    private void CutTornLine()
    {
        try
        {
            file.SetLength(_end);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // A device has no length.
        }
    }

    private LogEvent Gap(LogEvent next) => new(
        next.Timestamp,
        LogEventLevel.Warning,
        exception: null,
        GapTemplate,
        [
            new LogEventProperty("DroppedEvents", new ScalarValue(_missing)),
            EventIdentity.For(GapNumber, GapName),
            .. next.Properties.TryGetValue("RunId", out LogEventPropertyValue? run) ? [new LogEventProperty("RunId", run)] : Array.Empty<LogEventProperty>(),
        ]);
}
