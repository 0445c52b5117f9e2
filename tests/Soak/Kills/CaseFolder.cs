using System.Diagnostics;
using System.Globalization;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Soak.Kills;

/// <summary>Where a case works: a current folder, a temp folder, and a folder in memory, all its own.</summary>
internal sealed class CaseFolder
{
    /// <summary>What the name of a run's folder starts with.</summary>
    private const string RunPrefix = "parallelmotion-";

    public CaseFolder(string name)
    {
        Path = Directory.CreateTempSubdirectory($"soak-{name}-").FullName;
        Memory = System.IO.Path.Combine(RegionStore.DefaultFolder, $"soak-{System.IO.Path.GetFileName(Path)[^6..]}");
        _ = Directory.CreateDirectory(Temp);
        _ = Directory.CreateDirectory(Memory);
        Processes = new ProcessList(Memory);
    }

    public string Path { get; }

    public string Memory { get; }

    public string Temp => System.IO.Path.Combine(Path, "tmp");

    /// <summary>Where the result document goes.</summary>
    public string Document => System.IO.Path.Combine(Path, "result.json");

    /// <summary>Everybody at work for it.</summary>
    public ProcessList Processes { get; }

    /// <summary>The run whose regions lie in memory; null when there is none.</summary>
    public string? RunId => Runs.FirstOrDefault();

    /// <summary>Whether the job of that run has come so far that it can be gone on with.</summary>
    public bool HasJob => RunId is { } run && File.Exists(System.IO.Path.Combine(PlaceOf(run), "job.json"));

    /// <summary>The indices that have a journal in that run: of all workers, and of nobody who stands by.</summary>
    public IReadOnlyList<int> JournalSlots
    {
        get
        {
            try
            {
                return RunId is { } run ? [.. Directory.GetFiles(PlaceOf(run), "journal-*").Select(SlotOf).Distinct()] : [];
            }
            catch (DirectoryNotFoundException)
            {
                // It comes and goes with the run.
                return [];
            }
        }
    }

    private IEnumerable<string> Runs =>
        Directory.GetDirectories(Memory, $"{RunPrefix}*").Select(static folder => System.IO.Path.GetFileName(folder)[RunPrefix.Length..]).Order(StringComparer.Ordinal);

    /// <summary>Where a run's regions lie.</summary>
    public string PlaceOf(string run) => System.IO.Path.Combine(Memory, RunPrefix + run);

    private static int SlotOf(string journal) => int.Parse(System.IO.Path.GetFileName(journal).Split('-')[1], CultureInfo.InvariantCulture);

    /// <summary>Waits until nobody is at work any more.</summary>
    /// <param name="limit">For how long.</param>
    /// <returns>How long it took.</returns>
    /// <exception cref="CaseFailedException">Somebody still is.</exception>
    public TimeSpan AwaitNobody(TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            // The time before the look: whoever is seen may go in the middle of it.
            TimeSpan waited = Stopwatch.GetElapsedTime(start);
            IReadOnlyList<int> alive = Processes.All;
            if (alive.Count == 0)
            {
                return waited;
            }

            if (waited > limit)
            {
                throw new CaseFailedException($"Processes are alive still: pids={string.Join(' ', alive)}, limit={limit.TotalSeconds:0.#} s.");
            }

            _ = Thread.Yield();
        }
    }

    /// <summary>Looks for what the case left behind.</summary>
    /// <exception cref="CaseFailedException">Something is there.</exception>
    public void ShouldBeEmpty()
    {
        string[] left = [.. Directory.GetFileSystemEntries(Memory, "*", SearchOption.AllDirectories), .. Directory.GetFileSystemEntries(Temp), .. Directory.GetFiles(Path, ".*")];
        if (left.Length > 0)
        {
            throw new CaseFailedException($"Something stayed: {string.Join(", ", left)}.");
        }
    }

    /// <summary>Removes it, and leaves logs and the document of a case that failed.</summary>
    /// <param name="isKept">Whether it failed.</param>
    public void Remove(bool isKept)
    {
        Directory.Delete(Memory, recursive: true);
        if (!isKept)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
