namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Where the regions of one run lie: the seam between systems. Windows has named maps; elsewhere .NET refuses names, and
/// a region is a file on a memory file system.
/// </summary>
public abstract class RegionStore : IDisposable
{
    /// <summary>For how long whoever adopts a run waits for its last workers: they leave within a second of their coordinator.</summary>
    private static readonly TimeSpan WorkersLimit = TimeSpan.FromSeconds(2);

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

    /// <summary>
    /// The folder in which regions lie unless told otherwise: a file system in memory where there is one, for a disk-backed map would
    /// be written back all the time. On Windows no regions lie there.
    /// </summary>
    public static string DefaultFolder => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    /// <summary>
    /// Makes the place for a new run, and owns it: the kernel tells everybody for how long. Disposing the store removes every region;
    /// only the owner does that.
    /// </summary>
    /// <param name="run">The run, new.</param>
    /// <param name="folder">In which folder; null for <see cref="DefaultFolder"/>. Windows has no use for it.</param>
    /// <exception cref="RegionException">The place can't be made.</exception>
    public static RegionStore CreateFor(RunId run, string? folder = null) =>
        OperatingSystem.IsWindows() ? new NamedMapRegionStore(run) : FileRegionStore.Create(run, folder ?? DefaultFolder);

    /// <summary>
    /// Takes over a run whose coordinator is dead, once its workers are too: from then on this process is its owner, attaches its
    /// regions, and removes them when it disposes of the store (but for <see cref="StaysBehind"/>).
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">As it was given when the run was made.</param>
    /// <exception cref="RegionException">
    /// There is no such run; or its coordinator lives, or one of its workers still does after 2 seconds; or what is there isn't this user's.
    /// </exception>
    public static RegionStore Adopt(RunId run, string? folder = null) => OperatingSystem.IsWindows()
        ? throw new RegionException(RegionFault.NotFound, $"Cannot adopt run {run} because on this system regions go with their last process: run={run}.")
        : FileRegionStore.Adopt(run, folder ?? DefaultFolder, WorkersLimit);

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

    /// <summary>Removes what an owner before this one has left under a region's name. Nobody may use it any more.</summary>
    /// <param name="spec">The region's spec.</param>
    public virtual void Discard(RegionSpec spec)
    {
        // Named maps go with their last process.
    }

    /// <summary>Maps a region that its creator published.</summary>
    /// <param name="spec">What it must hold.</param>
    /// <param name="access">What this process may write of it; a write elsewhere ends the process.</param>
    /// <exception cref="RegionException">It is not there, not published, not as expected, or can't be guarded.</exception>
    public abstract MappedRegion Attach(RegionSpec spec, RegionAccess access);

    /// <summary>The named pipe on which a worker of this run is told what to do.</summary>
    /// <param name="worker">The worker's index.</param>
    /// <param name="incarnation">How many processes had its place before: each has a pipe of its own.</param>
    public abstract string PipeName(int worker, int incarnation = 0);

    /// <summary>
    /// Tells whoever may want to adopt the run that a worker is about to map its regions, and may write to them for as long as the
    /// answer isn't disposed of: until its process dies, at the latest.
    /// </summary>
    /// <returns>To be disposed of once nothing is mapped any more; null where nobody can adopt.</returns>
    /// <exception cref="RegionException">The run is gone, or is being adopted.</exception>
    public abstract IDisposable? JoinAsWorker();

    /// <summary>Whether disposing of the store removes nothing, and only lets go of the run: somebody else may adopt or sweep it.</summary>
    public bool StaysBehind { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes what this store owns, and nothing else.</summary>
    /// <param name="disposing">Always true: no store has a finaliser.</param>
    protected abstract void Dispose(bool disposing);
}
