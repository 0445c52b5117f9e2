namespace ParallelMotion.Coordinator.Runs;

/// <summary>Tells a waiting person what is going on. Never on standard output, which belongs to results.</summary>
internal interface IProgressLine
{
    /// <summary>Replaces what was shown.</summary>
    void Show(string text);

    /// <summary>Takes it away, before something else is printed.</summary>
    void Clear();
}
