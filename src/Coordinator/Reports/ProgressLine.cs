using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>
/// One line on a terminal, rewritten in place. Where standard error is no terminal, a line is written only when the first
/// word changes (the kernel, or the stage), so that a log of a build server stays short.
/// </summary>
internal sealed class ProgressLine : IProgressLine
{
    /// <summary>Columns of a terminal that doesn't say.</summary>
    private const int UsualColumns = 80;

    private readonly TextWriter _error;
    private readonly bool _isTerminal;
    private readonly Func<int> _columns;
    private int _shown;
    private string _lastStage = string.Empty;

    private ProgressLine(TextWriter error, bool isTerminal, Func<int> columns)
    {
        _columns = columns;
        _error = error;
        _isTerminal = isTerminal;
    }

    /// <summary>A line on any writer.</summary>
    /// <param name="error">The writer.</param>
    /// <param name="isTerminal">Whether it can go back in a line.</param>
    /// <param name="columns">Columns of the terminal, as they are now; null where nobody knows.</param>
    internal static ProgressLine On(TextWriter error, bool isTerminal, Func<int>? columns = null) => new(error, isTerminal, columns ?? (static () => UsualColumns));

    /// <summary>Characters that fit, on a terminal. One less than its columns: some wrap a line that ends in their last one.</summary>
    public int Room => Math.Max(1, _columns() - 1);

    /// <inheritdoc/>
    public void Show(string text)
    {
        if (_isTerminal)
        {
            int room = Room;
            Rewrite(text.Length <= room ? text : text[..room]);
            return;
        }

        string stage = text.Split(':', 2)[0];
        if (!string.Equals(stage, _lastStage, StringComparison.Ordinal))
        {
            _lastStage = stage;
            Write($"{stage} ...{Environment.NewLine}");
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        if (_isTerminal && _shown > 0)
        {
            Rewrite(string.Empty);
            Write("\r");
        }
    }

    private void Rewrite(string text)
    {
        // No wider than the terminal, which may have been made narrower: what wraps can't be rewritten.
        Write("\r" + text.PadRight(Math.Min(_shown, Room)));
        _shown = text.Length;
    }

    private void Write(string text)
    {
        try
        {
            _error.Write(text);
        }
        catch (Exception cause) when (StandardError.IsRefusal(cause))
        {
            // Nobody reads it, or the disk behind it is full: no reason to fail a run.
        }
    }
}
