using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>What whoever measures finds in place: the main job and the lab alike.</summary>
/// <param name="Run">The run; regions, pipes and log carry its name.</param>
/// <param name="Machine">The machine, as it was at the start.</param>
/// <param name="Progress">Where a waiting person looks.</param>
/// <param name="LastResort">What a second stop signal releases.</param>
/// <param name="Clock">Says what time it is, for people.</param>
/// <param name="Log">The log.</param>
internal sealed record Surroundings(
    RunId Run, MachineProfile Machine, IProgressLine Progress, LastResort LastResort, TimeProvider Clock, ILogger Log)
{
    /// <summary>Who hears of what goes on.</summary>
    public RunObservation Observation { get; init; } = new();

    /// <summary>The folder in which regions lie, on Unix.</summary>
    public string MemoryFolder { get; init; } = RegionStore.DefaultFolder;
}
