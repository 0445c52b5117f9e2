using System.Collections.Immutable;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>Puts together what was measured in several turns, as if in one.</summary>
internal static class JoinedSamples
{
    /// <summary>Joins turns.</summary>
    /// <param name="turns">One at least, each with the same runs in the same order.</param>
    public static IReadOnlyList<Measurement> Of(IReadOnlyList<IReadOnlyList<Measurement>> turns) =>
        [.. Enumerable.Range(0, turns[0].Count).Select(run => Of([.. turns.Select(turn => turn[run])]))];

    private static Measurement Of(ImmutableArray<Measurement> turns) => new(
        turns[0].Plan,
        [.. turns.SelectMany(static each => each.Samples)],
        turns[^1].WorldHash,
        turns.Select(static each => each.Mismatch).FirstOrDefault(static mismatch => mismatch is not null));
}
