using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Doctor;

/// <summary>What checks look at.</summary>
/// <param name="Read">Gives the text of a file of the system, or null.</param>
/// <param name="IsLinux">Whether the system has such files.</param>
/// <param name="MemoryFolder">Where regions will lie.</param>
/// <param name="Machine">The machine, with the room there is in that folder.</param>
/// <param name="Cores">Its cores.</param>
internal sealed record Examined(Func<string, string?> Read, bool IsLinux, string MemoryFolder, MachineProfile Machine, CoreMap Cores)
{
    /// <summary>Why a check that reads such files can't be made elsewhere.</summary>
    public const string OnlyOnLinux = "only Linux tells of it in files";

    /// <summary>This system, as it is now.</summary>
    /// <param name="memoryFolder">Where regions will lie.</param>
    public static Examined Now(string memoryFolder) => new(
        static path => SystemFile.Read(path),
        OperatingSystem.IsLinux(),
        memoryFolder,
        MachineReader.With(MachineReader.Read(), memoryFolder),
        CoreMapReader.Read());
}
