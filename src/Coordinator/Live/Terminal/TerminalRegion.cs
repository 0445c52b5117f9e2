using System.Text;
using ParallelMotion.Coordinator.Streams;

namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>
/// The last lines of a terminal, which are drawn anew in place. It stands before standard error: whatever anybody writes there, a warning of the log or last
/// words, takes the lines away first and has them drawn again behind it, in one piece. The cursor is never hidden, so that nothing has to be brought back,
/// whatever ends the process.
/// </summary>
/// <param name="below">What it stands before.</param>
/// <param name="isRead">Whether what was written before has been taken: lines for a terminal that stands still would only fill the queue. Null for always.</param>
/// <param name="size">Columns and rows of the terminal, as they are now.</param>
internal sealed class TerminalRegion(TextWriter below, Func<(int Columns, int Rows)> size, Func<bool>? isRead = null) : WholeTextWriter
{
    private readonly Lock _lock = new();
    private IReadOnlyList<string> _lines = [];
    private int[] _drawn = [];
    private bool _isInLine;

    /// <inheritdoc/>
    public override Encoding Encoding => below.Encoding;

    /// <summary>Columns of the terminal.</summary>
    public int Columns => size().Columns;

    /// <summary>Draws lines in the place of those before.</summary>
    /// <param name="lines">Each narrower than the terminal; those that don't fit on it are left out.</param>
    public void Draw(IReadOnlyList<string> lines)
    {
        lock (_lock)
        {
            string[] fitting = [.. lines.Take(Math.Max(0, size().Rows - 1))];
            if (fitting.Length > 0 && isRead?.Invoke() == false)
            {
                return;
            }

            if (_drawn.Length > 0 && fitting.SequenceEqual(_lines, StringComparer.Ordinal))
            {
                return;
            }

            string erased = Erased();
            _lines = fitting;
            below.Write(erased + Drawing());
        }
    }

    /// <summary>Takes the lines away; what is written from then on stays.</summary>
    public void Clear() => Draw([]);

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        lock (_lock)
        {
            string erased = Erased();
            _isInLine = !value.EndsWith('\n');
            below.Write(erased + value + Drawing());
        }
    }

    // Not into the middle of a line that somebody else has begun.
    private string Drawing()
    {
        _drawn = _isInLine ? [] : [.. _lines.Select(VisibleText.Width)];
        return _isInLine ? string.Empty : string.Concat(_lines.Select(static line => line + "\n"));
    }

    // A terminal that was made narrower has wrapped them.
    private string Erased()
    {
        int columns = Math.Max(1, size().Columns);
        int rows = _drawn.Sum(width => Math.Max(1, (width + columns - 1) / columns));
        return rows == 0 ? string.Empty : $"\x1b[{rows}A\r\x1b[J";
    }
}
