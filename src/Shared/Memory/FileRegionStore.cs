using System.Runtime.Versioning;
using System.Text;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Regions as files of mode 0600 in a folder of mode 0700: on Linux in <c>/dev/shm</c>, on macOS in the temp folder. The
/// run's pipes (Unix sockets) lie in the same folder, out of reach of other users.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FileRegionStore : RegionStore
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string SocketPattern = "w*.pipe";

    /// <summary>The shortest limit of any supported system on a socket's path (macOS; Linux has 108).</summary>
    private const int MaxSocketPathBytes = 103;

    /// <summary>For the longest path there can be: nobody lives to see more.</summary>
    private const int HighestIncarnation = 999_999;

    private readonly RunFolder? _owned;

    private FileRegionStore(RunId run, string folder, RunFolder? owned = null)
        : base(run, folder)
    {
        _owned = owned;
    }

    public static FileRegionStore Create(RunId run, string root)
    {
        string folder = RunFolder.PathOf(run, root);
        int longestSocketPath = Encoding.UTF8.GetByteCount(Path.Combine(folder, SocketName(Limits.MaxWorkers, HighestIncarnation)));
        if (longestSocketPath > MaxSocketPathBytes)
        {
            throw new RegionException(
                RegionFault.Refused,
                $"Cannot make the run's folder because its pipes' paths would be too long: folder={folder}, bytes={longestSocketPath}, "
                + $"expected={MaxSocketPathBytes} at most. Name a shorter --memory-folder or TMPDIR.");
        }

        try
        {
            return new FileRegionStore(run, folder, RunFolder.Create(run, root));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new RegionException(
                RegionFault.Refused, $"Cannot make the run's folder because the system refused: folder={folder}, cause={cause.Message}", cause);
        }
    }

    public static FileRegionStore Open(RunId run, string folder) => new(run, folder);

    public static FileRegionStore Adopt(RunId run, string root, TimeSpan workersLimit)
    {
        string path = RunFolder.PathOf(run, root);
        try
        {
            if (!Path.Exists(path))
            {
                throw Gone(run, path);
            }

            return RunFolder.WhyForeign(path) is { } reason
                ? throw new RegionException(RegionFault.Refused, $"Cannot adopt run {run} because its folder can't be trusted: {reason}, folder={path}.")
                : new FileRegionStore(run, path, OwnWithoutWorkers(run, path, workersLimit));
        }
        catch (DirectoryNotFoundException cause)
        {
            throw Gone(run, path, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new RegionException(RegionFault.Refused, $"Cannot adopt run {run} because the system refused: folder={path}, cause={cause.Message}", cause);
        }
    }

    /// <inheritdoc/>
    public override MappedRegion Create(RegionSpec spec, bool inHugePages = false)
    {
        string path = Path.Combine(Place, spec.Name);
        try
        {
            return CreateReserved(path, spec, inHugePages);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw WhyNotCreated(path, spec, cause);
        }
    }

    /// <inheritdoc/>
    public override void Discard(RegionSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        string path = Path.Combine(Place, spec.Name);
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public override MappedRegion Attach(RegionSpec spec, RegionAccess access)
    {
        string path = Path.Combine(Place, spec.Name);
        try
        {
            FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return Use(file, spec, () => CheckLength(file, spec), view => MappedRegion.Attach(spec, Run, view, access), access.IsPrivate);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RegionException(RegionFault.NotFound, $"Cannot attach region {spec.Name} because it is not there: path={path}.", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Refused("attach", spec, cause);
        }
    }

    /// <inheritdoc/>
    public override string PipeName(int worker, int incarnation = 0) => Path.Combine(Place, SocketName(worker, incarnation));

    /// <inheritdoc/>
    public override IDisposable? JoinAsWorker()
    {
        try
        {
            return RunFolder.TryJoin(Place) ?? throw new RegionException(
                RegionFault.InUse, $"Cannot join run {Run} because somebody takes it over: folder={Place}. A worker of its new owner will be told anew.");
        }
        catch (DirectoryNotFoundException cause)
        {
            throw new RegionException(RegionFault.NotFound, $"Cannot join run {Run} because its folder is not there: folder={Place}.", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new RegionException(RegionFault.Refused, $"Cannot join run {Run} because the system refused: folder={Place}, cause={cause.Message}", cause);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The folder is this run's alone, so what lies in it (regions, sockets of workers that died) goes with it.
        if (!StaysBehind)
        {
            _owned?.Remove();
        }

        _owned?.Dispose();
    }

    private static RunFolder OwnWithoutWorkers(RunId run, string path, TimeSpan limit)
    {
        RunFolder owned = RunFolder.TryOwn(path) ?? throw new RegionException(
            RegionFault.InUse, $"Cannot adopt run {run} because its coordinator is alive and holds it: folder={path}. Stop that first.");
        try
        {
            if (!owned.IsLeftByWorkersWithin(limit))
            {
                throw new RegionException(
                    RegionFault.InUse,
                    $"Cannot adopt run {run} because a worker of it is still alive and may write: folder={path}, limit={limit.TotalSeconds:0.#} s. "
                    + "Its processes have the folder's name on their command line; end them first.");
            }

            // What dead workers' pipes were: a new pipe of that name would be refused.
            Array.ForEach(Directory.GetFiles(path, SocketPattern), File.Delete);
            return owned;
        }
        catch
        {
            owned.Dispose();
            throw;
        }
    }

    private static RegionException Gone(RunId run, string path, Exception? cause = null) =>
        new(RegionFault.NotFound, $"Cannot adopt run {run} because nothing of it is there: folder={path}. It has ended, or somebody has swept it since.", cause);

    private static string SocketName(int worker, int incarnation) => incarnation == 0 ? $"w{worker}.pipe" : $"w{worker}-{incarnation}.pipe";

    private RegionException WhyNotCreated(string path, RegionSpec spec, Exception cause)
    {
        // The exception's type doesn't tell: a name that is taken and a folder that is gone throw what a full disk throws.
        bool canBeFull = Directory.Exists(Place) && !Path.Exists(path);
        long available = canBeFull ? new DriveInfo(Place).AvailableFreeSpace : long.MaxValue;
        return available < spec.TotalBytes
            ? new RegionException(
                RegionFault.TooLittleSpace,
                $"Cannot create region {spec.Name} because its bytes can't be reserved: needed={spec.TotalBytes}, available={available}, "
                + $"cause={cause.Message}",
                cause)
            : Refused("create", spec, cause);
    }

    private static RegionException Refused(string what, RegionSpec spec, Exception cause) =>
        new(RegionFault.Refused, $"Cannot {what} region {spec.Name} because the system refused: cause={cause.Message}", cause);

    // Mapping past the end of the file would end this process with a bus error at the first touch.
    private static void CheckLength(FileStream file, RegionSpec spec)
    {
        if (file.Length < spec.TotalBytes)
        {
            throw new RegionException(
                RegionFault.Mismatch, $"Cannot attach region {spec.Name} because it is too short: bytes={file.Length}, expected={spec.TotalBytes}.");
        }
    }

    private MappedRegion CreateReserved(string path, RegionSpec spec, bool inHugePages)
    {
        FileStream file = new(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = OwnerOnly,
            BufferSize = 0,

            // Reserves the pages now: on a full memory file system this throws, where a later touch would kill the process.
            PreallocationSize = spec.TotalBytes,
        });
        try
        {
            return Use(file, spec, () => file.SetLength(spec.TotalBytes), view => MappedRegion.Publish(spec, Run, view, inHugePages));
        }
        catch
        {
            // The name is this call's own, so nothing of a region that failed may stay.
            File.Delete(path);
            throw;
        }
    }

    private static MappedRegion Use(FileStream file, RegionSpec spec, Action prepare, Func<RegionView, MappedRegion> use, bool isPrivate = false)
    {
        RegionView? view = null;
        try
        {
            prepare();
            view = RegionView.Of(file, spec.TotalBytes, isPrivate);
            return use(view);
        }
        catch
        {
            view?.Dispose();
            file.Dispose();
            throw;
        }
    }
}
