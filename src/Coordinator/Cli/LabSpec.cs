using System.Collections.Immutable;
using ParallelMotion.Coordinator.Lab;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>The lab as asked for, every value within its bounds.</summary>
internal sealed record LabSpec : HostedSpec
{
    /// <summary>The exercises to run, each once.</summary>
    public required ImmutableArray<IExercise> Exercises { get; init; }

    /// <summary>Worker counts, the least first; none for what an exercise takes by itself.</summary>
    public required ImmutableArray<int> Workers { get; init; }

    /// <summary>Sizes of tables, the least first.</summary>
    public required ImmutableArray<int> Rows { get; init; }

    /// <summary>Ticks of a run.</summary>
    public required int Ticks { get; init; }

    /// <summary>The options about what is measured that were given, as people write them: an exercise that has no use for one says so.</summary>
    public required ImmutableArray<string> Given { get; init; }

    /// <summary>Samples of each run; null for as many as an exercise needs and its time allows.</summary>
    public required int? Samples { get; init; }

    /// <summary>A tour: every exercise in under half a minute on two cores, with wider intervals.</summary>
    public required bool IsQuick { get; init; }

    /// <summary>Whether an exercise may run a plan that breaks the one rule, on a table of its own, to show what comes of it.</summary>
    public bool AllowsLostUpdates { get; init; }

    /// <summary>The sizes that were asked for, or an exercise's own where none were.</summary>
    /// <param name="usual">Its own.</param>
    public ImmutableArray<int> RowsOr(params ImmutableArray<int> usual) => Given.Contains("--rows", StringComparer.Ordinal) ? Rows : usual;

    /// <summary>The numbers of workers above one that were asked for, or an exercise's own where none were: it is about what happens between workers.</summary>
    /// <param name="usual">Its own.</param>
    public ImmutableArray<int> SeveralWorkersOr(params ReadOnlySpan<int> usual)
    {
        ImmutableArray<int> several = Workers.RemoveAll(static count => count < 2);
        return several.IsEmpty ? [.. usual] : several;
    }

    /// <summary>The ticks that were asked for, or an exercise's own where none were.</summary>
    /// <param name="usual">Its own.</param>
    public int TicksOr(int usual) => Given.Contains("--ticks", StringComparer.Ordinal) ? Ticks : usual;
}
