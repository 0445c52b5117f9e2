using System.Security.Cryptography;
using System.Text.Json;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Resuming;

namespace ParallelMotion.Coordinator.Checkpoints;

/// <summary>What stands beside the columns of a checkpoint: which job and run they are of, how far it had come, and what they must amount to.</summary>
/// <param name="Job">What was asked for, with full paths.</param>
/// <param name="Flight">The run.</param>
/// <param name="Tick">Ticks that are done in every row.</param>
/// <param name="Rows">Rows of each column.</param>
/// <param name="WorldHash">Of the columns.</param>
/// <param name="InitialHash">The world hash of the columns before the first tick.</param>
internal sealed record Checkpoint(JobOptions Job, Flight Flight, int Tick, int Rows, string WorldHash, string InitialHash)
{
    /// <summary>The form that this is written in.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>SHA-256 over all the rest, against damage; it is no signature, and whoever can write the folder can make one.</summary>
    public string Seal { get; init; } = string.Empty;

    /// <summary>The same, sealed.</summary>
    public Checkpoint Sealed() => this with { Seal = SealOf(this) };

    /// <summary>Why it can't be gone on with; null when it can.</summary>
    public string? Fault() =>
        SchemaVersion != 1 ? $"it has another form: schemaVersion={SchemaVersion}, expected=1"
        : !string.Equals(Seal, SealOf(this), StringComparison.Ordinal) ? $"it was changed or is damaged: seal={Seal}, expected={SealOf(this)}"
        : Flight is not { IsPossible: true } || Tick < 0 || Tick > Flight.Ticks ? $"no run can be so: tick={Tick}, ticks={Flight?.Ticks}"
        : null;

    private static string SealOf(Checkpoint checkpoint) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(checkpoint with { Seal = string.Empty })));
}
