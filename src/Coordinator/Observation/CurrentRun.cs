namespace ParallelMotion.Coordinator.Observation;

/// <summary>What is being run at a moment: what an event of the log, a line of progress or a death belongs to.</summary>
/// <param name="Stage">What is done with it, in words, such as <c>warming up</c> or <c>sample</c>.</param>
internal sealed record CurrentRun(string Stage)
{
    /// <summary>Before and between runs.</summary>
    public static CurrentRun None { get; } = new(string.Empty);

    /// <summary>The lab's exercise; null in the main job.</summary>
    public string? Exercise { get; init; }

    /// <summary>The kernels of a tick, by the name of their schedule; null between runs.</summary>
    public string? Kernel { get; init; }

    /// <summary>How workers are told, and in which sweep, in words; null between runs.</summary>
    public string? Run { get; init; }

    /// <summary>How workers are told, as in the result document; null between runs.</summary>
    public string? Dispatch { get; init; }

    /// <summary>How its range is crossed, as in the result document; null between runs.</summary>
    public string? Sweep { get; init; }

    /// <summary>How many workers take part, 0 where the coordinator computes alone; null between runs.</summary>
    public int? Workers { get; init; }

    /// <summary>Which sample it is, from 1; null where none is taken.</summary>
    public int? Sample { get; init; }

    /// <summary>How many samples are taken at most.</summary>
    public int? Samples { get; init; }
}
