namespace ParallelMotion.Coordinator.Reports;

/// <summary>What the figures say, in a sentence, and what the sentence itself can't be asked: names in it come from outside, and may hold any word.</summary>
/// <param name="Text">The sentence, as it stands in the result document.</param>
/// <param name="Tone">Whether it is good, bad or neither.</param>
/// <param name="About">The kernel or the exercise that the sentence begins with; null where it begins with none.</param>
internal sealed record Verdict(string Text, VerdictTone Tone = VerdictTone.Plain, string? About = null)
{
    /// <summary>The sentence without what it is about.</summary>
    public string Rest => About is not null && Text.StartsWith($"{About}: ", StringComparison.Ordinal) ? Text[(About.Length + 2)..] : Text;
}

/// <summary>How a verdict is meant.</summary>
internal enum VerdictTone
{
    /// <summary>It says what was found.</summary>
    Plain,

    /// <summary>Results are right.</summary>
    Right,

    /// <summary>Something is wrong, or was stopped.</summary>
    Wrong,
}
