using System.Text;

namespace ParallelMotion.Coordinator.Logs;

/// <summary>A log file, read from its beginning, event by event in the order of their times.</summary>
internal sealed class LogSource : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly StreamReader _text;
    private readonly BoundedLines _lines;
    private readonly LogEntryReader _reader = new();

    /// <summary>Opens one; somebody may be writing it.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="IOException">It can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public LogSource(string path)
    {
        Path = path;
        _text = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Encoding.UTF8);
        _lines = new BoundedLines(_text);
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>How many events were read so far.</summary>
    public long Events { get; private set; }

    /// <summary>How many lines were none.</summary>
    public long Malformed { get; private set; }

    /// <summary>Reads to the end of the file.</summary>
    public IEnumerable<LogEntry> Read()
    {
        LogWindow window = new();
        while (TryNext(out LogEntry? entry) || TryRest(out entry))
        {
            window.Add(entry!);
            if (window.IsFull)
            {
                yield return window.Take();
            }
        }

        while (!window.IsEmpty)
        {
            yield return window.Take();
        }
    }

    /// <summary>Reads on while the file grows.</summary>
    /// <param name="until">The event with which it ends.</param>
    /// <param name="stop">Ends it.</param>
    public IEnumerable<LogEntry> Follow(Predicate<LogEntry> until, WaitHandle stop)
    {
        for (bool isOver = false; !isOver; isOver |= stop.WaitOne(isOver ? TimeSpan.Zero : Pause))
        {
            LogWindow window = new();
            while (TryNext(out LogEntry? entry))
            {
                isOver |= until(entry!);
                window.Add(entry!);
                if (window.IsFull)
                {
                    yield return window.Take();
                }
            }

            while (!window.IsEmpty)
            {
                yield return window.Take();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private bool TryNext(out LogEntry? entry)
    {
        while (_lines.TryRead(out string? line))
        {
            if (TryParse(line, out entry))
            {
                return true;
            }
        }

        entry = null;
        return false;
    }

    private bool TryRest(out LogEntry? entry)
    {
        entry = null;
        return _lines.TryReadRest(out string? line) && TryParse(line, out entry);
    }

    // An empty line is nobody's mistake.
    private bool TryParse(string? line, out LogEntry? entry)
    {
        entry = null;
        bool isEvent = line is not null && _reader.TryRead(line, out entry);
        Events += isEvent ? 1 : 0;
        Malformed += isEvent || line?.Trim().Length == 0 ? 0 : 1;
        return isEvent;
    }
}
