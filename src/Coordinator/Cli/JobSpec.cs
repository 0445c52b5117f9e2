using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>The main job as asked for, every value within its bounds.</summary>
internal sealed record JobSpec : HostedSpec
{
    /// <summary>What it was read from: for whoever has to ask for the same again.</summary>
    public JobOptions Options { get; init; } = new();

    /// <summary>The most worker processes; fewer are measured too.</summary>
    public required int Workers { get; init; }

    /// <summary>The kernels of a tick; several groups are measured one after the other, from the same start.</summary>
    public required ImmutableArray<KernelGroup> Kernels { get; init; }

    /// <summary>Whether kernels were named; otherwise one that the input has no columns for may be left out.</summary>
    public required bool NamesKernels { get; init; }

    /// <summary>Rows to generate; null where the input decides.</summary>
    public required long? Rows { get; init; }

    /// <summary>Ticks of a run.</summary>
    public required int Ticks { get; init; }

    /// <summary>The length of a tick, in the columns' unit of time.</summary>
    public required float Dt { get; init; }

    /// <summary>The ways of telling to measure.</summary>
    public required ImmutableArray<DispatchMode> Dispatches { get; init; }

    /// <summary>Ticks a dispatch, in place of one and all; null when not asked for.</summary>
    public required int? Batch { get; init; }

    /// <summary>The share of the work that telling may cost, where the ticks a dispatch are to be chosen for it; else null.</summary>
    public double? BatchShare { get; init; }

    /// <summary>The one sweep to use; null to compare dispatches by streaming and add the others for per-run.</summary>
    public required Sweep? Sweep { get; init; }

    /// <summary>Rows of a tile; null to measure which number is fastest.</summary>
    public required int? TileRows { get; init; }

    /// <summary>Rows that a segment may hold; null for as many as can be found.</summary>
    public int? SegmentRows { get; init; }

    /// <summary>Samples of each run; null for as many as fit a minute.</summary>
    public required int? Samples { get; init; }

    /// <summary>Samples of a round trip for each worker count, at most; 0 for none.</summary>
    public required int RoundTrips { get; init; }

    /// <summary>Whether to ask the system for huge pages; it may grant none.</summary>
    public required bool HugePages { get; init; }

    /// <summary>Whether to measure the most workers pinned to a CPU each as well.</summary>
    public required bool Pin { get; init; }

    /// <summary>Whether a tick of each schedule is audited before anything is measured.</summary>
    public bool IsAudited { get; init; }

    /// <summary>Whether workers keep a copy of each tile that they change, so that another can go on where one dies.</summary>
    public bool KeepsJournal { get; init; } = true;

    /// <summary>Whether a process stands by to take the place of a worker that is lost.</summary>
    public bool HasStandby { get; init; } = true;

    /// <summary>The folder, full, in which checkpoints are kept; null for none.</summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>Ticks between two checkpoints, at least.</summary>
    public int CheckpointEvery { get; init; } = int.MaxValue;

    /// <summary>A CSV file or a folder of .npy files to start from; null to generate.</summary>
    public required string? Input { get; init; }

    /// <summary>Where the columns go after the run; null for nowhere.</summary>
    public required string? Output { get; init; }
}
