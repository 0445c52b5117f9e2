using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>The room where regions lie.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="FileSystem">The type of its file system; null where that isn't known.</param>
/// <param name="IsInMemory">Whether that is one in memory, as far as is known.</param>
/// <param name="TotalBytes">Its size; null where the system doesn't say.</param>
/// <param name="FreeBytes">What is free of it.</param>
internal sealed record FolderRoom(string Folder, string? FileSystem, bool IsInMemory, long? TotalBytes, long? FreeBytes);

/// <summary>Whether the columns that are shared have a place, and one in memory.</summary>
internal sealed class MemoryFolderCheck : ICheck
{
    private const string Subject = "memory-folder";

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined)
    {
        if (OperatingSystem.IsWindows())
        {
            return Finding.NotMade(Name, "on Windows shared memory lies in the paging file and not in a folder");
        }

        DriveInfo drive = new(examined.MemoryFolder);
        return Judge(new FolderRoom(
            examined.MemoryFolder, examined.Machine.MemoryFileSystem, examined.Machine.HasRegionsInMemory, drive.TotalSize, examined.Machine.SharedMemoryFreeBytes));
    }

    internal static Finding Judge(FolderRoom room)
    {
        string found = $"{room.Folder}: {room.FileSystem ?? "file system unknown"}, {Text(room.FreeBytes)} of {Text(room.TotalBytes)} free";
        return Of(room, found) with
        {
            Values = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["folder"] = room.Folder,
                ["fileSystem"] = room.FileSystem,
                ["totalBytes"] = room.TotalBytes,
                ["freeBytes"] = room.FreeBytes,
            },
        };
    }

    private static Finding Of(FolderRoom room, string found)
    {
        if (room.FreeBytes is not { } free)
        {
            return Finding.Note(Subject, found, "How much fits is found out only when a run reserves it.");
        }

        if (free < UsualRun.LeastBytes)
        {
            return Finding.Unfit(
                Subject, found, "Not even a small table fits, so every run ends with 13.",
                "Remove what fills it (./run.sh clean for what dead runs left), make it larger (mount -o remount,size=...; docker run --shm-size=...), or name a --memory-folder with room.");
        }

        if (free < UsualRun.RegionBytes)
        {
            return Finding.Note(
                Subject, found, $"The main job's {UsualRun.Rows:N0} rows take {UnitText.Bytes(UsualRun.RegionBytes)}, so it would end with 13; about {UsualRun.RowsIn(free):N0} fit.",
                "Ask for fewer --rows, or make it larger: containers get 64 MiB unless told otherwise (docker run --shm-size=1g).");
        }

        return room.IsInMemory
            ? Finding.Fine(Subject, found, $"The main job takes {UnitText.Bytes(UsualRun.RegionBytes)} of it; {UsualRun.RowsIn(free):N0} rows would fit.")
            : Finding.Note(
                Subject, found, "It lies on a disk, so the system writes columns back while they are computed: ticks take longer, and the disk wears.",
                "Name a --memory-folder on tmpfs, such as /dev/shm.");
    }

    private static string Text(long? bytes) => bytes is { } known ? UnitText.Bytes(known) : "unknown";
}
