using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>
/// One line on a terminal, rewritten in place. Where standard error is no terminal, a line is written only when the first
/// word changes (the kernel, or the stage), so that a log of a build server stays short.
/// </summary>
internal sealed class ProgressLine : IProgressLine
{
    private const int UsualWidth = 79;

    private readonly TextWriter _error;
    private readonly bool _isTerminal;
    private int _shown;
    private string _lastStage = string.Empty;

    private ProgressLine(TextWriter error, bool isTerminal)
    {
        _error = error;
        _isTerminal = isTerminal;
    }

    /// <summary>A line on any writer.</summary>
    internal static ProgressLine On(TextWriter error, bool isTerminal) => new(error, isTerminal);

    /// <inheritdoc/>
    public void Show(string text)
    {
        if (_isTerminal)
        {
            Rewrite(text.Length <= UsualWidth ? text : text[..UsualWidth]);
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
        Write("\r" + text.PadRight(_shown));
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
