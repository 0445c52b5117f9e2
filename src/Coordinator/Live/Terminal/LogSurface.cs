using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>No terminal, or one that can't go back in a line: a line a stage, and one every half minute, so that the log of a build server stays short.</summary>
/// <param name="stages">A line a stage.</param>
/// <param name="error">Where the others go.</param>
internal sealed class LogSurface(ProgressLine stages, TextWriter error) : IProgressSurface
{
    /// <summary>Seconds between two lines.</summary>
    private const double Interval = 30;

    private double _last;

    /// <inheritdoc/>
    public void Begin(string text) => stages.Show(text);

    /// <inheritdoc/>
    public void Show(LiveSnapshot now)
    {
        if (now.ElapsedSeconds - _last >= Interval)
        {
            _last = now.ElapsedSeconds;
            error.WriteLine($"{LiveText.Duration(now.ElapsedSeconds)}: {LiveText.Line(now)}");
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        // What is written stays.
    }
}
