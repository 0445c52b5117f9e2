using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>How much memory may be locked (memlock). Nothing here locks any, so it is told and never judged: people who tune such machines look for it.</summary>
internal sealed class LockedMemoryCheck : ICheck
{
    private const string Subject = "locked-memory";

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => examined.IsLinux
        ? Judge(ProcessLimits.Parse(examined.Read("/proc/self/limits") ?? "").Soft(ProcessLimits.LockedMemory))
        : Finding.NotMade(Name, Examined.OnlyOnLinux);

    /// <summary>Says what the limit is; null where the system doesn't say.</summary>
    internal static Finding Judge(long? limit) => Finding.Fine(
        Subject,
        $"limit {(limit is { } bytes and < long.MaxValue ? UnitText.Bytes(bytes) : LimitText.Of(limit))} (memlock)",
        "Nothing here locks memory, so any limit will do. What the system swaps out it swaps out of shared memory too: with swap, leave room.") with
    {
        Values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["limitBytes"] = LimitText.ValueOf(limit) },
    };
}
