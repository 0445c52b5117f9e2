using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>A channel that exercises compare with others.</summary>
/// <param name="Name">Its name, in tables and in the result document.</param>
/// <param name="Dispatch">What a plan asks for to be told by it, however many ticks a dispatch has.</param>
internal sealed record LabChannel(string Name, DispatchMode Dispatch)
{
    /// <summary>All there are. A further one is a further line.</summary>
    public static ImmutableArray<LabChannel> All { get; } =
    [
        new("pipe", DispatchMode.PerRun),
        new("doorbell", DispatchMode.Doorbell),
    ];
}
