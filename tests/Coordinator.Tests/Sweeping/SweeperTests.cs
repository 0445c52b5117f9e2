using System.Diagnostics;
using System.Runtime.Versioning;
using ParallelMotion.Coordinator.Sweeping;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Sweeping;

[UnsupportedOSPlatform("windows")]
public sealed class SweeperTests : IDisposable
{
    private static readonly string Name = RunFolder.Prefix + RunId.New();

    private readonly MadeLeavings _left;

    public SweeperTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions are no files.");
        _left = new MadeLeavings();
    }

    public void Dispose() => _left?.Dispose();

    [Fact]
    public void Nothing_is_found_where_nothing_is() => Assert.Empty(Sweeper.Sweep(_left.Root));

    [Theory]
    [InlineData("col-pos", 0)]
    [InlineData("col-pos", 3)]
    [InlineData("control", 70_000)]
    [InlineData("w0.pipe", 0)]
    [InlineData("notes", 5)]
    public void What_a_dead_run_left_goes_whatever_it_is(string file, int bytes)
    {
        byte[] garbage = new byte[bytes];
        new Random(bytes).NextBytes(garbage);
        string path = _left.Dead(file, garbage);

        SweptFolder swept = Assert.Single(Sweeper.Sweep(_left.Root));

        Assert.Equal((path, bytes, null), (swept.Path, swept.Bytes, swept.KeptBecause));
        Assert.Equal(RunFolder.Prefix + swept.Name, Path.GetFileName(path));
        Assert.Empty(Directory.GetFileSystemEntries(_left.Root));
    }

    [Fact]
    public void A_run_that_is_alive_is_kept_as_long_as_it_lives_and_the_dead_one_beside_it_goes()
    {
        using RegionStore alive = _left.Run(RunId.New());
        using MappedRegion region = alive.Create(RegionSpec.Column("pos", ElementType.Float32, 1000));
        string dead = _left.Dead("col-pos", [1]);

        IReadOnlyList<SweptFolder> swept = Sweeper.Sweep(_left.Root);

        Assert.Equal(2, swept.Count);
        Assert.Equal(new SweptFolder($"{alive.Run}", alive.Place, region.Spec.TotalBytes, SweptFolder.Alive), Assert.Single(swept, static each => !each.IsRemoved));
        Assert.False(Path.Exists(dead));
        Assert.True(File.Exists(Path.Combine(alive.Place, "col-pos")));

        alive.Dispose();
        Assert.True(Assert.Single(Sweeper.Sweep(_left.Root)).IsRemoved);
    }

    [Fact]
    public void A_link_is_kept_and_what_it_leads_to_is_not_touched()
    {
        string target = Path.Combine(_left.Root, "target");
        Directory.CreateDirectory(target, RunFolder.Mode);
        File.WriteAllText(Path.Combine(target, "run.lock"), "");
        Directory.CreateSymbolicLink(Path.Combine(_left.Root, Name), target);
        Directory.CreateSymbolicLink(Path.Combine(_left.Root, RunFolder.Prefix + "x"), "nowhere");

        Kept("symbolic link", "symbolic link");
        Assert.True(File.Exists(Path.Combine(target, "run.lock")));
    }

    [Theory]
    [InlineData(Entered, "0755")]
    [InlineData(Entered & ~UnixFileMode.OtherRead, "0751")]
    public void A_folder_that_others_may_enter_is_kept(UnixFileMode mode, string part)
    {
        Directory.CreateDirectory(Path.Combine(_left.Root, Name));
        File.SetUnixFileMode(Path.Combine(_left.Root, Name), mode);

        Kept(part);
    }

    [Fact]
    public void What_is_no_runs_folder_by_name_or_kind_is_kept()
    {
        File.WriteAllText(Path.Combine(_left.Root, RunFolder.Prefix + "1111111111111111"), "");
        Directory.CreateDirectory(Path.Combine(_left.Root, RunFolder.Prefix + "222222222222222A"), RunFolder.Mode);
        Directory.CreateDirectory(Path.Combine(_left.Root, RunFolder.Prefix + "3"), RunFolder.Mode);
        Directory.CreateDirectory(Path.Combine(_left.Root, "unrelated"), RunFolder.Mode);

        Kept("no folder", "no run's", "no run's");
    }

    [Fact]
    public void Without_a_lock_an_empty_folder_goes_and_one_with_files_is_kept()
    {
        Directory.CreateDirectory(Path.Combine(_left.Root, Name), RunFolder.Mode);
        Assert.True(Assert.Single(Sweeper.Sweep(_left.Root)).IsRemoved);

        Directory.CreateDirectory(Path.Combine(_left.Root, Name), RunFolder.Mode);
        File.WriteAllText(Path.Combine(_left.Root, Name, "col-pos"), "");
        Kept("no run.lock");
    }

    [Fact]
    public void Another_users_folder_is_kept_even_from_root()
    {
        Assert.SkipUnless(Environment.UserName is "root", "Only root gives a folder away.");
        string path = _left.Dead("col-pos", [1]);
        using (Process chown = Process.Start("chown", ["65534", path]))
        {
            Assert.True(chown.WaitForExit(TimeSpan.FromSeconds(30)));
        }

        Kept("another user's: uid=65534");
    }

    [Fact]
    public async Task Of_many_who_sweep_at_once_none_fails_and_nothing_stays()
    {
        for (int dead = 0; dead < 50; dead++)
        {
            _left.Dead("col-pos", [1]);
        }

        IReadOnlyList<SweptFolder>[] all = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Sweeper.Sweep(_left.Root), TestContext.Current.CancellationToken)));

        Assert.DoesNotContain(all.SelectMany(static each => each), static each => each.KeptBecause is not (null or SweptFolder.Alive));
        Assert.Empty(Directory.GetFileSystemEntries(_left.Root));
    }

    [Fact]
    public void A_look_finds_what_a_sweep_would_remove_and_removes_nothing()
    {
        using RegionStore alive = _left.Run(RunId.New());
        string dead = _left.Dead("col-pos", [1, 2]);
        string empty = Path.Combine(_left.Root, Name);
        Directory.CreateDirectory(empty, RunFolder.Mode);
        Directory.CreateDirectory(Path.Combine(_left.Root, RunFolder.Prefix + "3"), RunFolder.Mode);
        string[] before = [.. Directory.GetFileSystemEntries(_left.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

        IReadOnlyList<SweptFolder> seen = Sweeper.Look(_left.Root);

        Assert.Equal(before, Directory.GetFileSystemEntries(_left.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(((string[])[dead, empty]).Order(StringComparer.Ordinal), seen.Where(static each => each.IsRemoved).Select(static each => each.Path), StringComparer.Ordinal);
        Assert.Equal(alive.Place, Assert.Single(seen, static each => each.KeptBecause is SweptFolder.Alive).Path);
        Assert.Equal(seen, Sweeper.Sweep(_left.Root));
    }

    [Fact]
    public void Whoever_was_looked_at_can_be_owned_at_once()
    {
        string dead = _left.Dead("col-pos", [1]);

        Assert.Single(Sweeper.Look(_left.Root));

        using RunFolder? owned = RunFolder.TryOwn(dead);
        Assert.NotNull(owned);
        Assert.Equal(SweptFolder.Alive, Assert.Single(Sweeper.Look(_left.Root)).KeptBecause);
    }

    private const UnixFileMode Entered = RunFolder.Mode | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private void Kept(params string[] reasons)
    {
        int before = Directory.GetFileSystemEntries(_left.Root).Length;

        IReadOnlyList<SweptFolder> swept = Sweeper.Sweep(_left.Root);

        Assert.Equal(reasons.Length, swept.Count);
        Assert.All(reasons.Zip(swept), static pair => Assert.Contains(pair.First, pair.Second.KeptBecause, StringComparison.Ordinal));
        Assert.Equal(before, Directory.GetFileSystemEntries(_left.Root).Length);
    }
}
