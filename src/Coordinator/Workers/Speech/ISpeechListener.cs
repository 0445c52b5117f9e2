namespace ParallelMotion.Coordinator.Workers.Speech;

/// <summary>Hears what a worker's process writes to standard error, in the order in which it wrote it. One call at a time.</summary>
internal interface ISpeechListener
{
    /// <summary>An event of the worker's own.</summary>
    void Hear(ToldEvent told);

    /// <summary>A line of anything else.</summary>
    /// <param name="line">At most <see cref="SpokenLines.MostCharacters"/>, without the end of the line.</param>
    /// <param name="cut">How many characters of the line are left out behind them.</param>
    void HearText(string line, long cut);

    /// <summary>Whether some of it was left out that hasn't been summed up.</summary>
    bool HasLeftOut { get; }

    /// <summary>Sums up what was left out, if anything was: the worker is silent, or gone.</summary>
    void SumUp();
}
