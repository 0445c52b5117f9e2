namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>Where progress is shown. From several threads.</summary>
internal interface IProgressSurface
{
    /// <summary>A stage begins.</summary>
    void Begin(string text);

    /// <summary>Shows what was seen.</summary>
    void Show(LiveSnapshot now);

    /// <summary>Takes away what can be taken away.</summary>
    void Clear();
}
