using System.Text;

namespace ParallelMotion.Coordinator.Streams;

/// <summary>
/// Takes text without ever waiting or failing: a thread of its own hands it on. What a reader that has stopped, or a full disk,
/// doesn't take is dropped beyond a bound, and counted; when something gets through again, one line says how much is missing.
/// </summary>
internal sealed class QueuedWriter : WholeTextWriter
{
    /// <summary>Written in one go; after each, a waiting flush sees that somebody reads.</summary>
    private const int PieceBytes = 4096;

    private readonly Stream _output;
    private readonly int _mostCharacters;
    private readonly string _name;
    private readonly object _gate = new();
    private readonly Queue<string> _texts = new();
    private int _characters;
    private bool _isWriting;
    private long _pieces;
    private long _piecesWhenGivenUp = -1;
    private long _lost;
    private long _lostAndTold;

    /// <summary>Starts.</summary>
    /// <param name="output">Where text goes; its writes may block for ever, and may throw an <see cref="IOException"/>.</param>
    /// <param name="encoding">How.</param>
    /// <param name="name">What that is, for a sentence.</param>
    /// <param name="mostCharacters">How many may wait; a single text may have more, if nothing waits before it.</param>
    public QueuedWriter(Stream output, Encoding encoding, string name, int mostCharacters)
    {
        _output = output;
        _mostCharacters = mostCharacters;
        _name = name;
        Encoding = encoding;
        new Thread(HandOn) { IsBackground = true, Name = $"{name} writer" }.Start();
    }

    /// <inheritdoc/>
    public override Encoding Encoding { get; }

    /// <summary>Texts that were dropped; and those that wait, once waiting for them was given up.</summary>
    public long Lost
    {
        get
        {
            lock (_gate)
            {
                return _lost + (_pieces == _piecesWhenGivenUp ? _texts.Count + (_isWriting ? 1 : 0) : 0);
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        lock (_gate)
        {
            if (_characters > 0 && _characters + value.Length > _mostCharacters)
            {
                _lost++;
                return;
            }

            _texts.Enqueue(value);
            _characters += value.Length;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Whether nothing waits to be handed on.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _texts.Count == 0 && !_isWriting;
            }
        }
    }

    /// <summary>Waits until everything is handed on, or given up.</summary>
    /// <param name="limit">How long nothing may move; a second wait for the same text that stands still gives up at once.</param>
    /// <returns>Whether nothing waits any more.</returns>
    public bool TryFlush(TimeSpan limit)
    {
        lock (_gate)
        {
            while (_texts.Count > 0 || _isWriting)
            {
                long pieces = _pieces;
                if (pieces == _piecesWhenGivenUp || (!Monitor.Wait(_gate, limit) && pieces == _pieces))
                {
                    _piecesWhenGivenUp = pieces;
                    return false;
                }
            }

            return true;
        }
    }

    private void HandOn()
    {
        while (true)
        {
            string text = Next(out long lost);
            bool isTaken = TryWrite(Notice(lost - _lostAndTold) + text);
            _lostAndTold = isTaken ? lost : _lostAndTold;
            lock (_gate)
            {
                _lost += isTaken ? 0 : 1;
                _characters -= text.Length;
                _isWriting = false;
                _pieces++;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private string Next(out long lost)
    {
        lock (_gate)
        {
            while (_texts.Count == 0)
            {
                _ = Monitor.Wait(_gate);
            }

            _isWriting = true;
            lost = _lost;
            return _texts.Dequeue();
        }
    }

    private string Notice(long missing) => missing == 0 ? string.Empty : $"(Around here {missing} messages are missing because {_name} took no more.){NewLine}";

    private bool TryWrite(string text)
    {
        try
        {
            WritePieces(text);
            return true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void WritePieces(string text)
    {
        ReadOnlySpan<byte> bytes = Encoding.GetBytes(text);
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> piece = bytes[..Math.Min(PieceBytes, bytes.Length)];
            _output.Write(piece);
            bytes = bytes[piece.Length..];
            lock (_gate)
            {
                _pieces++;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
