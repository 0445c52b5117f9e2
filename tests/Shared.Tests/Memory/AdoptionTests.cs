using System.Runtime.Versioning;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

/// <summary>A run whose coordinator is dead goes on under another, and no other does.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AdoptionTests : IDisposable
{
    private static readonly RegionSpec Spec = RegionSpec.Column("pos", ElementType.Float32, 1000);

    private readonly OwnMemoryFolder _root;
    private readonly RunId _run = RunId.New();

    public AdoptionTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Regions are files on Unix only.");
        _root = new OwnMemoryFolder();
    }

    private string Place => RunFolder.PathOf(_run, _root.Path);

    public void Dispose() => _root?.Dispose();

    [Fact]
    public void Its_regions_are_there_writable_and_go_with_the_new_owner()
    {
        Die();
        using RegionStore adopted = RegionStore.Adopt(_run, _root.Path);
        using (MappedRegion region = adopted.Attach(Spec, RegionAccess.Whole))
        {
            Assert.Equal(7, region.Rows<float>(new RowRange(0, 1000))[999]);
            region.Rows<float>(new RowRange(0, 1000))[0] = 8;
            using IDisposable? worker = adopted.JoinAsWorker();
            using MappedRegion added = adopted.Create(Spec with { Name = "col-vel" });
        }

        Assert.False(File.Exists(adopted.PipeName(0)));
        RegionRun.Refuses(RegionFault.InUse, () => RegionStore.Adopt(_run, _root.Path).Dispose(), "coordinator is alive", Place);
        adopted.Dispose();
        Assert.Empty(Directory.GetFileSystemEntries(_root.Path));
    }

    [Fact]
    public void Left_behind_it_waits_for_the_next_who_adopts_it()
    {
        Die();
        using (RegionStore adopted = RegionStore.Adopt(_run, _root.Path))
        {
            adopted.StaysBehind = true;
        }

        using RegionStore again = RegionStore.Adopt(_run, _root.Path);
        using MappedRegion region = again.Attach(Spec, RegionAccess.Whole);
    }

    [Fact]
    public void While_its_coordinator_is_alive_it_is_refused()
    {
        using RegionStore alive = RegionStore.CreateFor(_run, _root.Path);

        RegionRun.Refuses(RegionFault.InUse, () => RegionStore.Adopt(_run, _root.Path).Dispose(), "its coordinator is alive", $"folder={Place}");
    }

    [Fact]
    public void While_a_worker_of_it_is_alive_it_is_refused_and_no_worker_can_join_an_adopter_unseen()
    {
        Die();
        using RegionStore store = RegionStore.OpenAt(_run, Place);
        using (IDisposable? worker = store.JoinAsWorker())
        {
            RegionRun.Refuses(
                RegionFault.InUse, () => FileRegionStore.Adopt(_run, _root.Path, TimeSpan.FromMilliseconds(50)).Dispose(), "a worker of it is still alive", "limit=0.1 s");
        }

        using (FolderLock? adopter = FolderLock.TryTake(Path.Combine(Place, "workers.lock")))
        {
            RegionRun.Refuses(RegionFault.InUse, () => store.JoinAsWorker()?.Dispose(), "somebody takes it over");
        }

        RegionStore.Adopt(_run, _root.Path).Dispose();
    }

    [Fact]
    public void A_run_that_was_never_there_is_refused_and_so_is_its_worker()
    {
        RegionRun.Refuses(RegionFault.NotFound, () => RegionStore.Adopt(_run, _root.Path).Dispose(), $"{_run}", "nothing of it is there");
        using RegionStore store = RegionStore.OpenAt(_run, Place);
        RegionRun.Refuses(RegionFault.NotFound, () => store.JoinAsWorker()?.Dispose(), "not there");
    }

    [Fact]
    public void A_link_and_a_folder_that_others_may_enter_are_refused()
    {
        Directory.CreateSymbolicLink(Place, _root.Path);
        RegionRun.Refuses(RegionFault.Refused, () => RegionStore.Adopt(_run, _root.Path).Dispose(), "symbolic link");
        File.Delete(Place);

        Directory.CreateDirectory(Place, RunFolder.Mode | UnixFileMode.OtherRead);
        RegionRun.Refuses(RegionFault.Refused, () => RegionStore.Adopt(_run, _root.Path).Dispose(), "0704");
    }

    [Theory]
    [InlineData(0, "00", "magic=")]
    [InlineData(8, "02000000", "version=2")]
    [InlineData(24, "0000000000000000", "runId=0")]
    public void What_isnt_this_runs_region_is_refused(int offset, string bytes, string part)
    {
        Die();
        using (FileStream file = new(Path.Combine(Place, Spec.Name), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = offset;
            file.Write(Convert.FromHexString(bytes));
        }

        using RegionStore adopted = RegionStore.Adopt(_run, _root.Path);
        RegionRun.Refuses(RegionFault.Mismatch, () => adopted.Attach(Spec, RegionAccess.Whole).Dispose(), part);
        RegionRun.Refuses(RegionFault.Mismatch, () => adopted.Attach(Spec with { Rows = 2000 }, RegionAccess.Whole).Dispose(), "too short");
    }

    // As a coordinator that is killed leaves it, with a worker's socket.
    private void Die()
    {
        using RegionStore store = RegionStore.CreateFor(_run, _root.Path);
        using MappedRegion region = store.Create(Spec);
        region.Rows<float>(new RowRange(0, 1000))[999] = 7;
        File.WriteAllBytes(store.PipeName(0), []);
        store.StaysBehind = true;
    }
}
