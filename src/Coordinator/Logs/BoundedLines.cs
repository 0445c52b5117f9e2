using System.Text;

namespace ParallelMotion.Coordinator.Logs;

/// <summary>Reads lines, and no more of one than is bearable.</summary>
/// <param name="text">Where from.</param>
internal sealed class BoundedLines(TextReader text)
{
    /// <summary>The longest line. The longest event that this program writes has some 20,000 characters.</summary>
    public const int MostCharacters = 1 << 20;

    private readonly char[] _chunk = new char[1 << 14];
    private readonly StringBuilder _line = new();
    private int _next;
    private int _end;
    private bool _isTooLong;

    /// <summary>Reads a line that has ended.</summary>
    /// <param name="line">The line; null where it is too long.</param>
    /// <returns>Whether there is one. What stands behind the last end of a line waits for <see cref="TryReadRest"/>, or for more.</returns>
    public bool TryRead(out string? line)
    {
        while (_next < _end || Fill())
        {
            int end = Array.IndexOf(_chunk, '\n', _next, _end - _next);
            Keep(_chunk.AsSpan(_next, (end < 0 ? _end : end) - _next));
            _next = end < 0 ? _end : end + 1;
            if (end >= 0)
            {
                line = Take();
                return true;
            }
        }

        line = null;
        return false;
    }

    /// <summary>Reads what stands behind the last end of a line.</summary>
    /// <param name="line">It; null where it is too long.</param>
    /// <returns>Whether there is anything.</returns>
    public bool TryReadRest(out string? line)
    {
        bool isThere = _line.Length > 0 || _isTooLong;
        line = Take();
        return isThere;
    }

    private bool Fill()
    {
        _next = 0;
        _end = text.Read(_chunk, 0, _chunk.Length);
        return _end > 0;
    }

    private void Keep(ReadOnlySpan<char> part)
    {
        _isTooLong |= _line.Length + part.Length > MostCharacters;
        if (!_isTooLong)
        {
            _line.Append(part);
        }
    }

    private string? Take()
    {
        string? line = _isTooLong ? null : _line.ToString();
        _line.Clear();
        _isTooLong = false;
        return line;
    }
}
