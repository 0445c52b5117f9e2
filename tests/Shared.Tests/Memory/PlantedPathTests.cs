using System.Net.Sockets;
using System.Runtime.Versioning;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Memory;

/// <summary>
/// Somebody was at a run's path before the run: it is refused, and what lies there stays as it is. Taken out (.NET's own call for a new
/// folder), the folder and the link to one were taken for the run's own.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class PlantedPathTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("parallelmotion-").FullName;
    private readonly RunId _run = RunId.New();

    private string Planted => Path.Combine(_root, $"parallelmotion-{_run}");

    private string Elsewhere => Path.Combine(_root, "elsewhere");

    [Theory]
    [InlineData("folder")]
    [InlineData("link to a folder")]
    [InlineData("link to nowhere")]
    [InlineData("file")]
    [InlineData("socket")]
    public void What_lies_at_the_runs_path_is_neither_used_nor_touched(string what)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Regions are files on Unix only.");
        using Socket? socket = Plant(what);

        RegionException refused = Assert.Throws<RegionException>(() => FileRegionStore.Create(_run, _root));

        Assert.Equal(RegionFault.Refused, refused.Fault);
        Assert.Contains($"folder={Planted}, cause=It exists already.", refused.Message, StringComparison.Ordinal);
        Assert.True(Directory.GetFileSystemEntries(_root).Contains(Planted, StringComparer.Ordinal), "It is gone.");
        Assert.False(Directory.Exists(Elsewhere) && Directory.EnumerateFileSystemEntries(Elsewhere).Any(), "Something was put behind the link.");
    }

    // What another user puts in place of a socket or a region would have to lie in the run's folder, which is closed to them.
    [Fact]
    public void A_new_folder_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Regions are files on Unix only.");
        using FileRegionStore store = FileRegionStore.Create(_run, _root);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Planted));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_says_why()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Regions are files on Unix only.");
        RegionException refused = Assert.Throws<RegionException>(() => FileRegionStore.Create(_run, Path.Combine(_root, "missing")));

        Assert.Contains("cause=No such file or directory.", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private Socket? Plant(string what)
    {
        switch (what)
        {
            case "folder":
                Directory.CreateDirectory(Planted);
                return null;
            case "link to a folder":
                Directory.CreateDirectory(Elsewhere);
                File.CreateSymbolicLink(Planted, Elsewhere);
                return null;
            case "link to nowhere":
                File.CreateSymbolicLink(Planted, Elsewhere);
                return null;
            case "file":
                File.WriteAllText(Planted, "mine");
                return null;
            default:
                Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(Planted));
                return socket;
        }
    }
}
