using System.Text.Json.Serialization;

namespace ParallelMotion.Coordinator.Comparing;

/// <summary>
/// What is compared of a result document, in its names. Only what every version has written is required: an older document lacks what was added since,
/// and a newer one has what nobody here knows.
/// </summary>
internal sealed record ComparedDocument
{
    public required string RunId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required ComparedTool Tool { get; init; }

    public required ComparedMachine Machine { get; init; }

    public required ComparedSpec Spec { get; init; }

    public required IReadOnlyList<ComparedRun> Measurements { get; init; }

    public IReadOnlyList<ComparedTrip> RoundTrips { get; init; } = [];

    public IReadOnlyList<ComparedWarning> Warnings { get; init; } = [];

    /// <summary>The file that it was read from, as it was named.</summary>
    [JsonIgnore]
    public string File { get; init; } = "unnamed";
}

/// <summary>What its reader has to know.</summary>
internal sealed record ComparedWarning
{
    public required string Code { get; init; }
}

/// <summary>What made the document.</summary>
internal sealed record ComparedTool
{
    public required string Version { get; init; }
}

/// <summary>The machine that the figures are of.</summary>
internal sealed record ComparedMachine
{
    public required string Os { get; init; }

    public required string CpuModel { get; init; }

    public required int LogicalCpus { get; init; }

    public int? PhysicalCores { get; init; }

    public double? CpuQuota { get; init; }

    public long? LastLevelCacheBytes { get; init; }

    public required string Runtime { get; init; }

    public string? VectorUnit { get; init; }
}

/// <summary>What decides the bits of a result, beside the run itself.</summary>
internal sealed record ComparedSpec
{
    public required ulong Seed { get; init; }

    /// <summary>Null in the lab's documents, whose exercises have their own.</summary>
    public double? Dt { get; init; }

    /// <summary>Where the columns came from; null where they were generated.</summary>
    public string? Input { get; init; }
}

/// <summary>A run.</summary>
internal sealed record ComparedRun
{
    public required string Kernel { get; init; }

    public required string Dispatch { get; init; }

    public required string Sweep { get; init; }

    public int? TileRows { get; init; }

    public required int Workers { get; init; }

    public required int Rows { get; init; }

    public required int Ticks { get; init; }

    public required int TicksPerDispatch { get; init; }

    public string? BatchReason { get; init; }

    public required IReadOnlyList<double> SamplesSeconds { get; init; }

    public required string WorldHash { get; init; }

    public required bool MatchesSerial { get; init; }

    public string Placement { get; init; } = "unpinned";

    public int? ResumedFromTick { get; init; }

    public string? Api { get; init; }

    /// <summary>What a run of another document must share to be the same run. Rows of a tile and a batch that was chosen are what a job found out, not what it was asked for.</summary>
    [JsonIgnore]
    public RunKey Key => new(Kernel, Dispatch, Sweep, Workers, Rows, Ticks, BatchReason is null ? TicksPerDispatch : 0, Placement, Api);
}

/// <summary>Which run it is.</summary>
/// <param name="Kernel">What a tick was.</param>
/// <param name="Dispatch">How workers were told.</param>
/// <param name="Sweep">How ticks crossed memory.</param>
/// <param name="Workers">How many.</param>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Ticks">Ticks of the run.</param>
/// <param name="TicksPerDispatch">Ticks in a message; 0 where the batch was chosen.</param>
/// <param name="Placement">Whether workers were pinned.</param>
/// <param name="Api">The interface it was dispatched by; null for the usual one.</param>
internal sealed record RunKey(string Kernel, string Dispatch, string Sweep, int Workers, int Rows, int Ticks, int TicksPerDispatch, string Placement, string? Api)
{
    /// <summary>Without its kernel, in words.</summary>
    public string Name
    {
        get
        {
            string pinned = Placement is "unpinned" ? string.Empty : $" {Placement}";
            string batch = TicksPerDispatch == 0 ? "batch" : TicksPerDispatch == 1 || TicksPerDispatch == Ticks ? string.Empty : $"/{TicksPerDispatch:N0}";
            return string.Join(' ', new[] { Dispatch is "serial" ? string.Empty : $"{Workers}{pinned}", Dispatch + batch, Api, Sweep }.Where(static word => !string.IsNullOrEmpty(word)));
        }
    }
}

/// <summary>A round trip, of which the document has percentiles alone.</summary>
internal sealed record ComparedTrip
{
    public required string Channel { get; init; }

    public required int Workers { get; init; }

    public required int Samples { get; init; }

    public required double P50Seconds { get; init; }

    public required double P99Seconds { get; init; }

    public string Placement { get; init; } = "unpinned";

    public string State { get; init; } = "hot";
}
