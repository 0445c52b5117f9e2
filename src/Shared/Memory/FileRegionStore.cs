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
    private const string FolderPrefix = "parallelmotion-";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The shortest limit of any supported system on a socket's path (macOS; Linux has 108).</summary>
    private const int MaxSocketPathBytes = 103;

    /// <summary>For the longest path there can be: nobody lives to see more.</summary>
    private const int HighestIncarnation = 999_999;

    private readonly bool _isCreator;

    private FileRegionStore(RunId run, string folder, bool isCreator)
        : base(run, folder)
    {
        _isCreator = isCreator;
    }

    /// <summary>A file system in memory where there is one: a disk-backed map would be written back all the time.</summary>
    public static string DefaultRoot => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    public static FileRegionStore Create(RunId run, string root)
    {
        string folder = Path.Combine(root, FolderPrefix + run);
        int longestSocketPath = Encoding.UTF8.GetByteCount(Path.Combine(folder, SocketName(Limits.MaxWorkers, HighestIncarnation)));
        if (longestSocketPath > MaxSocketPathBytes)
        {
            throw new RegionException(
                RegionFault.Refused,
                $"Cannot make the run's folder because its pipes' paths would be too long: folder={folder}, bytes={longestSocketPath}, "
                + $"expected={MaxSocketPathBytes} at most. Set TMPDIR to a shorter path.");
        }

        try
        {
            if (Directory.Exists(folder))
            {
                throw new IOException("It exists already.");
            }

            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            return new FileRegionStore(run, folder, isCreator: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new RegionException(
                RegionFault.Refused, $"Cannot make the run's folder because the system refused: folder={folder}, cause={cause.Message}", cause);
        }
    }

    public static FileRegionStore Open(RunId run, string folder) => new(run, folder, isCreator: false);

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
    protected override void Dispose(bool disposing)
    {
        // The folder is this run's alone, so what lies in it (regions, sockets of workers that died) goes with it.
        if (_isCreator && Directory.Exists(Place))
        {
            Directory.Delete(Place, recursive: true);
        }
    }

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
