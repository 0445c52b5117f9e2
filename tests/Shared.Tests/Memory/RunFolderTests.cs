using System.Runtime.Versioning;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Memory;

[UnsupportedOSPlatform("windows")]
public sealed class RunFolderTests : IDisposable
{
    private readonly OwnMemoryFolder _root;
    private readonly RunId _run = RunId.New();

    public RunFolderTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Regions are files on Unix only.");
        _root = new OwnMemoryFolder();
    }

    private string Place => RunFolder.PathOf(_run, _root.Path);

    public void Dispose() => _root?.Dispose();

    [Fact]
    public void Made_it_has_an_owner_until_that_lets_go()
    {
        using (RunFolder made = RunFolder.Create(_run, _root.Path))
        {
            Assert.Null(RunFolder.WhyForeign(made.Path));
            Assert.Null(RunFolder.TryOwn(made.Path));
        }

        using RunFolder? next = RunFolder.TryOwn(Place);
        Assert.NotNull(next);
    }

    [Fact]
    public void Removing_takes_everything_along_and_leads_out_of_the_folder_nowhere()
    {
        string outside = Path.Combine(_root.Path, "outside");
        Directory.CreateDirectory(outside);
        File.WriteAllText(Path.Combine(outside, "kept"), "kept");
        using RunFolder made = RunFolder.Create(_run, _root.Path);
        Directory.CreateDirectory(Path.Combine(Place, "a", "b"));
        File.WriteAllBytes(Path.Combine(Place, "col-pos"), new byte[5000]);
        Directory.CreateSymbolicLink(Path.Combine(Place, "link"), outside);
        File.CreateSymbolicLink(Path.Combine(Place, "dangling"), "nowhere");

        Assert.Equal(5000, RunFolder.BytesIn(Place));
        made.Remove();
        made.Remove();

        Assert.False(Path.Exists(Place));
        Assert.True(File.Exists(Path.Combine(outside, "kept")));
    }

    [Fact]
    public void What_a_sweep_that_was_killed_left_is_a_dead_runs_at_every_moment_of_it()
    {
        RunFolder.Create(_run, _root.Path).Dispose();
        foreach (string next in new[] { "workers.lock", "run.lock" })
        {
            File.Delete(Path.Combine(Place, next));
            Assert.Null(RunFolder.WhyForeign(Place));
        }

        using RunFolder? dead = RunFolder.TryOwn(Place);
        dead!.Remove();
        Assert.Empty(Directory.GetFileSystemEntries(_root.Path));
    }

    // With many at it, one opens the lock file, another removes it, and a third makes it anew: a lock on what has no name any more
    // must not count. Taking the comparison out of FolderLock makes two owners here within a few rounds.
    [Fact]
    public async Task However_many_sweep_and_make_the_same_folder_it_has_one_owner()
    {
        const int Rounds = 500;
        int owners = 0;
        int owned = 0;
        int most = 0;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            () =>
            {
                for (int round = 0; round < Rounds; round++)
                {
                    Make();
                    if (TryOwn() is { } folder)
                    {
                        using (folder)
                        {
                            int now = Interlocked.Increment(ref owners);
                            most = Math.Max(most, now);
                            Thread.Yield();
                            Interlocked.Decrement(ref owners);
                            folder.Remove();
                            Interlocked.Increment(ref owned);
                        }
                    }
                }
            },
            TestContext.Current.CancellationToken)));

        Assert.Equal(1, most);
        Assert.InRange(owned, 1, int.MaxValue);
    }

    [Fact]
    public async Task A_run_that_is_being_made_survives_sweepers_who_take_it_for_a_dead_one()
    {
        using CancellationTokenSource enough = new();
        Task[] sweepers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(
            () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    if (Directory.Exists(Place) && TryOwn() is { } folder)
                    {
                        using (folder)
                        {
                            folder.Remove();
                        }
                    }
                }
            },
            TestContext.Current.CancellationToken))];
        for (int round = 0; round < 100; round++)
        {
            using RunFolder made = RunFolder.Create(_run, _root.Path);
            File.WriteAllBytes(Path.Combine(Place, "col-pos"), [1]);
            Thread.Yield();

            Assert.Equal([1], File.ReadAllBytes(Path.Combine(Place, "col-pos")));
            made.Remove();
        }

        await enough.CancelAsync();
        await Task.WhenAll(sweepers);
    }

    private void Make()
    {
        try
        {
            Directory.CreateDirectory(Place, RunFolder.Mode);
        }
        catch (IOException)
        {
            // It was there, and then gone: .NET asks twice.
        }
    }

    private RunFolder? TryOwn()
    {
        try
        {
            return RunFolder.TryOwn(Place);
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }
}
