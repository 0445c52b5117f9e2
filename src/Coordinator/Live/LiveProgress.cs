using ParallelMotion.Coordinator.Live.Terminal;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Live;

/// <summary>Shows a waiting person how far a job is. What whoever measures says is only noted; it is drawn by whoever looks.</summary>
/// <param name="view">Notes the stages.</param>
/// <param name="surface">Where it is shown; null for nowhere.</param>
internal sealed class LiveProgress(LiveView view, IProgressSurface? surface) : IProgressLine
{
    /// <inheritdoc/>
    public void Show(string text)
    {
        view.BeginStage(text);
        Try(() => surface?.Begin(text));
    }

    /// <inheritdoc/>
    public void Clear() => Try(() => surface?.Clear());

    /// <summary>Shows what was seen.</summary>
    public void Update(LiveSnapshot now) => Try(() => surface?.Show(now));

    private static void Try(Action show)
    {
        try
        {
            show();
        }
        catch (Exception cause) when (StandardError.IsRefusal(cause))
        {
            // Nobody reads it, or the disk behind it is full: no reason to fail a run.
        }
    }
}
