namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Where the regions of one run lie: the seam between systems. Windows has named maps; elsewhere .NET refuses names, and
/// a region is a file on a memory file system.
/// </summary>
public abstract class RegionStore : IDisposable
{
    /// <summary>Makes a store for a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="place">What workers must be told to find the regions.</param>
    protected RegionStore(RunId run, string place)
    {
        Run = run;
        Place = place;
    }

    /// <summary>The run.</summary>
    public RunId Run { get; }

    /// <summary>What a worker must be told to find the regions: a folder, or a prefix of names.</summary>
    public string Place { get; }

    /// <summary>Makes the place for a new run. Disposing the store removes every region; only the creator does that.</summary>
    /// <param name="run">The run, new.</param>
    /// <exception cref="RegionException">The place can't be made.</exception>
    public static RegionStore CreateFor(RunId run) =>
        OperatingSystem.IsWindows() ? new NamedMapRegionStore(run) : FileRegionStore.Create(run, FileRegionStore.DefaultRoot);

    /// <summary>Opens the place of a run that another process made. Disposing it removes nothing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="place">The creator's <see cref="Place"/>.</param>
    public static RegionStore OpenAt(RunId run, string place) =>
        OperatingSystem.IsWindows() ? new NamedMapRegionStore(run) : FileRegionStore.Open(run, place);

    /// <summary>Creates, reserves and publishes a region of zeros.</summary>
    /// <param name="spec">What it is to hold.</param>
    /// <param name="inHugePages">
    /// Whether to ask the system for huge pages. What it grants stands in <see cref="MappedRegion.HugePageBytes"/>; a refusal is
    /// no error.
    /// </param>
    /// <exception cref="RegionException">Too little space (said before anything is mapped), or the name is taken.</exception>
    public abstract MappedRegion Create(RegionSpec spec, bool inHugePages = false);

    /// <summary>Maps a region that its creator published.</summary>
    /// <param name="spec">What it must hold.</param>
    /// <param name="access">What this process may write of it; a write elsewhere ends the process.</param>
    /// <exception cref="RegionException">It is not there, not published, not as expected, or can't be guarded.</exception>
    public abstract MappedRegion Attach(RegionSpec spec, RegionAccess access);

    /// <summary>The named pipe on which a worker of this run is told what to do.</summary>
    /// <param name="worker">The worker's index.</param>
    /// <param name="incarnation">How many processes had its place before: each has a pipe of its own.</param>
    public abstract string PipeName(int worker, int incarnation = 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes what this store created, and nothing else.</summary>
    /// <param name="disposing">Always true: no store has a finaliser.</param>
    protected abstract void Dispose(bool disposing);
}
