namespace ParallelMotion.Coordinator.Live.Counting;

/// <summary>The stages of a job, by the first words of what a line of progress says. Behind the view's lock.</summary>
internal sealed class StageHistory
{
    /// <summary>The lab has many.</summary>
    private const int Most = 40;

    private readonly List<(string Name, double At)> _begun = [];

    /// <summary>What the job is at, in full.</summary>
    public string Now { get; private set; } = "starting";

    /// <summary>Something begins.</summary>
    /// <param name="text">What.</param>
    /// <param name="at">When, in seconds.</param>
    public void Begin(string text, double at)
    {
        Now = text;
        string name = text.Split(':', 2)[0];
        if (_begun.Count == 0 || !string.Equals(_begun[^1].Name, name, StringComparison.Ordinal))
        {
            _begun.Add((name, at));
            _begun.RemoveRange(0, Math.Max(0, _begun.Count - Most));
        }
    }

    /// <summary>The last stages.</summary>
    /// <param name="at">When they are looked at, in seconds.</param>
    public IReadOnlyList<LiveStage> Look(double at) =>
        [.. _begun.Select((stage, index) => new LiveStage(stage.Name, stage.At, (index + 1 < _begun.Count ? _begun[index + 1].At : at) - stage.At))];
}
