using System.Collections.Immutable;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>A run, measured several times.</summary>
/// <param name="Plan">What was run.</param>
/// <param name="Samples">
/// Wall-clock seconds of its ticks, in the order taken: sample i of every run of a kernel belongs to one round. Telling
/// is included; start-up, attaching and reset are not.
/// </param>
/// <param name="WorldHash">Over the table as the last sample left it.</param>
/// <param name="Mismatch">Where some sample differed from the serial result, or null when all were right.</param>
internal sealed record Measurement(RunPlan Plan, ImmutableArray<double> Samples, string WorldHash, Mismatch? Mismatch)
{
    /// <summary>The samples, summed up.</summary>
    public SampleStatistics Seconds { get; } = SampleStatistics.Of(Samples);

    /// <summary>The tick with which another coordinator's run was gone on with: the sample holds the ticks from there alone. Null for a whole run.</summary>
    public int? ResumedFromTick { get; init; }

    /// <summary>What the kernels found in each sample; empty when none looks for rows.</summary>
    public ImmutableArray<FoundRows> Found { get; init; } = [];

    /// <summary>One run that was sampled in several turns.</summary>
    /// <param name="turns">What was measured in each; at least one, all of the same plan.</param>
    public static Measurement Joined(IReadOnlyList<Measurement> turns) => new(
        turns[0].Plan,
        [.. turns.SelectMany(static each => each.Samples)],
        turns[^1].WorldHash,
        turns.Select(static each => each.Mismatch).FirstOrDefault(static mismatch => mismatch is not null));

    /// <summary>
    /// Bytes a second that the kernel's loads and stores amount to. More than memory can deliver means that ticks ran in
    /// cache.
    /// </summary>
    public double BytesPerSecond => Plan.BytesMoved / Seconds.Median;
}
