using System.Globalization;
using System.Runtime.Versioning;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Sweeping;

/// <summary>A worker process, by its command line: its run's folder stands in it (Linux).</summary>
/// <param name="Pid">Its process number.</param>
/// <param name="Folder">Its run's folder.</param>
[UnsupportedOSPlatform("windows")]
internal sealed record RunProcess(int Pid, string Folder)
{
    /// <summary>A worker's command line is a few paths; a longer one is another program's.</summary>
    private const int MostCharacters = 16 * 1024;

    /// <summary>Finds all that this process may see. One that ends meanwhile is left out.</summary>
    public static IReadOnlyList<RunProcess> All()
    {
        IEnumerable<RunProcess?> found =
            from entry in Directory.EnumerateDirectories("/proc")
            let name = Path.GetFileName(entry)
            where name.All(char.IsAsciiDigit)
            select Of(int.Parse(name, NumberStyles.None, CultureInfo.InvariantCulture), SystemFile.Read($"{entry}/cmdline", MostCharacters) ?? "");
        return [.. found.OfType<RunProcess>()];
    }

    /// <summary>Reads a command line, whose words end in a zero character each.</summary>
    /// <returns>Null when it is no worker's.</returns>
    internal static RunProcess? Of(int pid, string commandLine)
    {
        string[] words = commandLine.Split('\0');
        string? pipe = words.Length > 2 && string.Equals(Path.GetFileName(words[0]), WorkerExecutable.FileName, StringComparison.Ordinal)
            ? Array.Find(words, static word => word.EndsWith(".pipe", StringComparison.Ordinal))
            : null;
        string? folder = Path.GetDirectoryName(pipe);
        return folder is not null && RunFolder.TryParse(folder, out RunId _) ? new RunProcess(pid, folder) : null;
    }
}
