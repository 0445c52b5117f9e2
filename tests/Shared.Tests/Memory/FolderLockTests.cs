using System.Diagnostics;
using System.Runtime.Versioning;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Memory;

[UnsupportedOSPlatform("windows")]
public sealed class FolderLockTests : IDisposable
{
    private readonly OwnMemoryFolder _folder;
    private readonly string _path;

    public FolderLockTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Regions are files on Unix only.");
        _folder = new OwnMemoryFolder();
        _path = Path.Combine(_folder.Path, "a.lock");
    }

    public void Dispose() => _folder?.Dispose();

    [Fact]
    public void Taken_it_is_nobody_elses_until_let_go()
    {
        using (FolderLock? taken = FolderLock.TryTake(_path))
        {
            Assert.NotNull(taken);
            Assert.Null(FolderLock.TryTake(_path));
            Assert.Null(FolderLock.TryShare(_path));
        }

        using FolderLock? next = FolderLock.TryTake(_path);
        Assert.NotNull(next);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));
    }

    [Fact]
    public void Shared_it_keeps_out_only_who_wants_it_alone()
    {
        using FolderLock? one = FolderLock.TryShare(_path);
        using (FolderLock? other = FolderLock.TryShare(_path))
        {
            Assert.NotNull(one);
            Assert.NotNull(other);
        }

        Assert.Null(FolderLock.TryTake(_path));
    }

    [Fact]
    public void A_file_made_anew_under_the_same_name_is_another_lock()
    {
        using FolderLock? old = FolderLock.TryTake(_path);
        File.Delete(_path);

        using FolderLock? young = FolderLock.TryTake(_path);

        Assert.NotNull(old);
        Assert.NotNull(young);
        Assert.Null(FolderLock.TryTake(_path));
    }

    [Fact]
    public void Without_its_folder_there_is_no_lock() =>
        Assert.Throws<DirectoryNotFoundException>(() => FolderLock.TryTake(Path.Combine(_folder.Path, "gone", "a.lock")));

    [Fact]
    public void Whoever_waits_gives_up_at_the_limit_and_not_before()
    {
        using FolderLock? taken = FolderLock.TryTake(_path);
        TimeSpan limit = TimeSpan.FromMilliseconds(100);
        long start = Stopwatch.GetTimestamp();

        Assert.Null(FolderLock.TakeWithin(_path, limit));
        Assert.InRange(Stopwatch.GetElapsedTime(start), limit, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Whoever_waits_has_it_when_it_is_let_go()
    {
        FolderLock? taken = FolderLock.TryTake(_path);
        using CancellationTokenSource letGo = new(TimeSpan.FromMilliseconds(50));
        using CancellationTokenRegistration _ = letGo.Token.Register(() => taken!.Dispose());

        using FolderLock? waited = FolderLock.TakeWithin(_path, TimeSpan.FromSeconds(30));

        Assert.NotNull(waited);
    }
}
