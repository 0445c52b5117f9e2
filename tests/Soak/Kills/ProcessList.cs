using System.Globalization;
using System.Text.RegularExpressions;

namespace ParallelMotion.Soak.Kills;

/// <summary>A worker process.</summary>
/// <param name="Slot">The index that it has; of one that stands by, that behind the last.</param>
/// <param name="Pid">Its process.</param>
internal readonly record struct WorkerPid(int Slot, int Pid);

/// <summary>The processes that have a memory folder on their command line, as coordinators and workers do. A dead one that nobody has waited for yet has none.</summary>
/// <param name="memoryFolder">The folder, which nobody else uses.</param>
internal sealed class ProcessList(string memoryFolder)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<int> All => [.. Seen().Select(static each => each.Pid)];

    /// <summary>The workers among them.</summary>
    public IReadOnlyList<WorkerPid> Workers => [.. Seen().Select(static each => WorkerOf(each.Words, each.Pid)).OfType<WorkerPid>()];

    private static WorkerPid? WorkerOf(string[] words, int pid) =>
        Array.Find(words, static word => word.EndsWith(".pipe", StringComparison.Ordinal)) is { } pipe
        && int.TryParse(Path.GetFileName(pipe).Split('-', '.')[0].TrimStart('w'), CultureInfo.InvariantCulture, out int slot)
            ? new WorkerPid(JournalOf(pid) ?? slot, pid)
            : null;

    // Whoever stood by has another's place since: it is whose journal it keeps.
    private static int? JournalOf(int pid)
    {
        Match kept = Regex.Match(TextOf($"/proc/{pid}/maps"), @"/journal-(?<slot>\d+)-", RegexOptions.None, TimeSpan.FromSeconds(1));
        return kept.Success ? int.Parse(kept.Groups["slot"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    private IEnumerable<(int Pid, string[] Words)> Seen()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int pid) && pid != Environment.ProcessId
                && WordsOf(folder) is var words && Array.Exists(words, word => word.Contains(memoryFolder, StringComparison.Ordinal)))
            {
                yield return (pid, words);
            }
        }
    }

    private static string[] WordsOf(string folder) => TextOf(Path.Combine(folder, "cmdline")).Split('\0');

    private static string TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
