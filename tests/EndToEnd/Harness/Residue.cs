using System.Diagnostics;

namespace ParallelMotion.EndToEnd.Harness;

/// <summary>
/// What a run may leave behind: nothing. It knows a run's regions, sockets and processes by the run id (each log file is
/// named after it), so that tests may run beside each other.
/// </summary>
internal static class Residue
{
    public static string RegionRoot => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    /// <summary>Fails if a run of this folder left a region, a socket, a process or a temporary file.</summary>
    public static void ShouldBeNone(WorkFolder folder)
    {
        foreach (string log in folder.Logs)
        {
            string run = RunOf(log);
            Assert.Empty(Directory.GetFileSystemEntries(RegionRoot, $"*{run}*"));
            Assert.Empty(ProcessesOf(run));
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Temp));
    }

    /// <summary>The run that a log file is named after.</summary>
    public static string RunOf(string log)
    {
        string run = Path.GetFileNameWithoutExtension(log).Split('-')[^1];
        Assert.Equal(16, run.Length);
        return run;
    }

    /// <summary>The worker processes of a run, as soon as there are none, or after a limit.</summary>
    public static IReadOnlyList<int> ProcessesWithin(string run, TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<int> processes = ProcessesOf(run);
        while (processes.Count > 0 && Stopwatch.GetElapsedTime(start) < limit)
        {
            Thread.Yield();
            processes = ProcessesOf(run);
        }

        return processes;
    }

    /// <summary>The process of one worker of a run.</summary>
    public static int WorkerOf(string run, int worker) =>
        Assert.Single(ProcessesOf(run), pid => CommandLineOf($"{pid}").Split('\0') is var words && Array.Exists(words, word => IsPipeOf(word, worker)));

    /// <summary>The processes that have a run's id on their command line, as workers do.</summary>
    public static IReadOnlyList<int> ProcessesOf(string run)
    {
        if (!Directory.Exists("/proc"))
        {
            return [];
        }

        return
        [
            .. Directory.GetDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(static name => int.TryParse(name, out int _))
                .Where(pid => CommandLineOf(pid!).Contains(run, StringComparison.Ordinal))
                .Select(static pid => int.Parse(pid!)),
        ];
    }

    private static bool IsPipeOf(string word, int worker) =>
        word.EndsWith(".pipe", StringComparison.Ordinal) && string.Equals(Path.GetFileNameWithoutExtension(word).Split('-')[0], $"w{worker}", StringComparison.Ordinal);

    private static string CommandLineOf(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

}
