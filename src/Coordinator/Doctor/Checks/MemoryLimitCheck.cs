using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>What a process may take of memory.</summary>
/// <param name="LimitBytes">A container's limit; null where there is none.</param>
/// <param name="LeftBytes">What that leaves; null where there is none.</param>
/// <param name="MachineBytes">What the machine could give without swapping; null where it doesn't say.</param>
/// <param name="Kills">Processes of this container that were killed for want of memory; null where nobody counts.</param>
internal sealed record MemoryRoom(long? LimitBytes, long? LeftBytes, long? MachineBytes, long? Kills);

/// <summary>Whether there is memory for a run, a container's limit counted: beyond that nobody is refused, but somebody killed.</summary>
internal sealed class MemoryLimitCheck : ICheck
{
    private const string Subject = "memory-limit";

    /// <summary>A coordinator and a worker before they hold a row: two runtimes with their heaps.</summary>
    private const long LeastBytes = 128L << 20;

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined)
    {
        if (!examined.IsLinux)
        {
            return Finding.NotMade(Name, Examined.OnlyOnLinux);
        }

        MemoryGroup group = new(examined.Read);
        return Judge(new MemoryRoom(group.LimitBytes(), examined.Machine.ContainerAvailableBytes, examined.Machine.MemoryAvailableBytes, group.Kills()));
    }

    internal static Finding Judge(MemoryRoom room) => Of(room) with
    {
        Values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["limitBytes"] = room.LimitBytes,
            ["leftBytes"] = room.LeftBytes,
            ["machineAvailableBytes"] = room.MachineBytes,
            ["killed"] = room.Kills,
        },
    };

    private static Finding Of(MemoryRoom room)
    {
        string limit = room.LimitBytes is { } most ? $"limit {UnitText.Bytes(most)}" : "no limit";
        string found = $"{limit}, {Text(Least(room))} available";
        if (Least(room) < LeastBytes)
        {
            return Finding.Unfit(
                Subject, found, $"A coordinator and one worker take about {UnitText.Bytes(LeastBytes)} before they hold a row; the system would kill one of them.",
                "End other programs, or raise the container's limit (docker run --memory=...).");
        }

        if (room.Kills > 0)
        {
            return Finding.Note(
                Subject, $"{found}, {room.Kills:N0} killed for want of it", "Processes of this container were killed for want of memory since it was started; a worker that is killed so ends its run with 13.",
                "Ask for fewer --rows, or raise the container's limit. Files in shared memory count against it.");
        }

        return Least(room) is not { } least
            ? Finding.Note(Subject, found, $"Whether the main job's {UnitText.Bytes(UsualRun.MemoryBytes)} are there isn't known.")
            : least < UsualRun.MemoryBytes
            ? Finding.Note(
                Subject, found, $"The main job's {UsualRun.Rows:N0} rows take about {UnitText.Bytes(UsualRun.MemoryBytes)}, the shared columns and two copies of them, so it would end with 13.",
                "Ask for fewer --rows, or raise the container's limit.")
            : Finding.Fine(Subject, found, $"The main job takes about {UnitText.Bytes(UsualRun.MemoryBytes)}: the shared columns and two copies of them.");
    }

    private static long? Least(MemoryRoom room) => room.LeftBytes is { } left && room.MachineBytes is { } machine ? Math.Min(left, machine) : room.LeftBytes ?? room.MachineBytes;

    private static string Text(long? bytes) => bytes is { } known ? UnitText.Bytes(known) : "unknown";
}
