using System.Runtime.Versioning;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

[UnsupportedOSPlatform("windows")]
public sealed class FileRegionStoreTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly RegionSpec Spec = RegionSpec.Column("pos", ElementType.Float32, 1000);

    private readonly RegionRun _run;

    public FileRegionStoreTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Regions are files on Unix only.");
        _run = new RegionRun();
    }

    public void Dispose() => _run?.Dispose();

    [Fact]
    public void Others_can_neither_read_a_region_nor_look_into_its_folder()
    {
        _run.Create(Spec);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(_run.At(Spec.Name)));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(_run.Creator.Place));
    }

    [Fact]
    public void An_attachers_store_removes_nothing_and_the_creators_everything()
    {
        _run.Create(Spec);
        string socket = _run.Creator.PipeName(0);
        File.WriteAllBytes(socket, []);
        RegionStore.OpenAt(_run.Run, _run.Creator.Place).Dispose();
        Assert.True(File.Exists(_run.At(Spec.Name)));

        _run.Creator.Dispose();
        Assert.False(Directory.Exists(_run.Creator.Place));
        _run.Creator.Dispose();
    }

    [Fact]
    public void The_pipes_lie_in_the_runs_folder() =>
        Assert.Equal(Path.Combine(_run.Creator.Place, "w7.pipe"), _run.Creator.PipeName(7));

    [Fact]
    public void Another_runs_region_is_refused()
    {
        _run.Create(Spec);
        RunId other = RunId.New();
        using RegionStore store = RegionStore.OpenAt(other, _run.Creator.Place);

        RegionRun.Refuses(RegionFault.Mismatch, () => store.Attach(Spec, RegionAccess.ReadOnly), $"runId={_run.Run.Value}", $"expected={other.Value}");
    }

    [Theory]
    [InlineData(0, "00", "magic=")]
    [InlineData(7, "6E", "magic=")]
    [InlineData(8, "02000000", "version=2, expected=1")]
    [InlineData(8, "FFFFFFFF", "version=4294967295, expected=1")]
    [InlineData(12, "01000000", "elementType=UInt8, expected=Float32")]
    [InlineData(16, "E9", "rows=1001, expected=1000")]
    [InlineData(20, "01", "rows=4294968296, expected=1000")]
    [InlineData(48, "01", "dataOffset=65537, expected=65536")]
    [InlineData(56, "A1", "dataBytes=4001, expected=4000")]
    public void A_header_that_says_something_else_is_refused(int offset, string bytes, string part)
    {
        _run.Create(Spec);
        _run.Patch(Spec.Name, offset, Convert.FromHexString(bytes));

        RegionRun.Refuses(RegionFault.Mismatch, () => _run.Attach(Spec), "col-pos", part);
    }

    [Fact]
    public void A_header_without_a_version_is_not_published_whatever_else_it_says()
    {
        _run.Create(Spec);
        _run.Patch(Spec.Name, 8, 0, 0, 0, 0);
        RegionRun.Refuses(RegionFault.NotPublished, () => _run.Attach(Spec), "col-pos");

        _run.Patch(Spec.Name, 0, new byte[64]);
        RegionRun.Refuses(RegionFault.NotPublished, () => _run.Attach(Spec), "col-pos");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65536)]
    [InlineData(65536 + 4095)]
    public void A_file_shorter_than_announced_is_refused_and_never_touched(long length)
    {
        _run.Create(Spec);
        _run.Cut(Spec.Name, length);

        RegionRun.Refuses(RegionFault.Mismatch, () => _run.Attach(Spec), "col-pos", $"bytes={length}", "expected=69632");
    }

    [Fact]
    public void More_rows_than_the_file_holds_are_refused()
    {
        _run.Create(Spec);

        RegionRun.Refuses(RegionFault.Mismatch, () => _run.Attach(Spec with { Rows = 2000 }), "bytes=69632", "expected=73728");
    }

    [Fact]
    public void What_is_no_file_is_refused()
    {
        Directory.CreateDirectory(_run.At(Spec.Name));

        RegionRun.Refuses(RegionFault.Refused, () => _run.Attach(Spec), "col-pos", "cause=");
        RegionRun.Refuses(RegionFault.Refused, () => _run.Create(Spec), "col-pos", "cause=");
    }

    [Fact]
    public void A_region_without_its_folder_is_refused()
    {
        Directory.Delete(_run.Creator.Place, recursive: true);

        RegionRun.Refuses(RegionFault.Refused, () => _run.Create(Spec), "col-pos", "cause=");
    }

    [Fact]
    public void A_run_is_created_once() =>
        RegionRun.Refuses(RegionFault.Refused, () => RegionStore.CreateFor(_run.Run).Dispose(), _run.Creator.Place, "exists already");

    [Fact]
    public void A_folder_too_long_for_a_sockets_path_is_refused_before_it_is_made()
    {
        string root = Path.Combine(_run.Creator.Place, new string('x', 60));

        RegionRun.Refuses(RegionFault.Refused, () => FileRegionStore.Create(RunId.New(), root).Dispose(), root, "expected=103", "--memory-folder");
        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public void A_region_that_fails_after_its_file_was_made_leaves_no_file()
    {
        // So many rows too few that header and data make no byte at all: the file is made, and can't be mapped.
        RegionSpec impossible = Spec with { Rows = -17_408 };
        Assert.Equal(0, impossible.TotalBytes);

        Assert.Throws<ArgumentException>(() => _run.Create(impossible));
        Assert.Empty(Directory.GetFiles(_run.Creator.Place, "col-*"));
    }

    [Fact]
    public async Task A_region_larger_than_its_file_system_is_refused_at_once_and_leaves_no_file()
    {
        RegionSpec largest = RegionSpec.Column("pos", ElementType.Float32, Limits.MaxRows);
        if (new DriveInfo(_run.Creator.Place).AvailableFreeSpace >= largest.TotalBytes)
        {
            // Here it would fit, so this test runs once more where the file system is small.
            await SmallSharedMemory.RunAsync<FileRegionStoreTests>(nameof(A_region_larger_than_its_file_system_is_refused_at_once_and_leaves_no_file));
            return;
        }

        RegionRun.Refuses(RegionFault.TooLittleSpace, () => _run.Create(largest), "col-pos", $"needed={largest.TotalBytes}", "available=");
        Assert.Empty(Directory.GetFiles(_run.Creator.Place, "col-*"));
    }

    [Fact]
    public async Task A_region_that_is_made_late_on_a_full_file_system_is_refused_and_those_that_were_there_stay_usable()
    {
        const long Small = 1 << 20;
        if (new DriveInfo(_run.Creator.Place).AvailableFreeSpace > Small)
        {
            await SmallSharedMemory.RunAsync<FileRegionStoreTests>(nameof(A_region_that_is_made_late_on_a_full_file_system_is_refused_and_those_that_were_there_stay_usable));
            return;
        }

        MappedRegion early = _run.Create(Spec);
        using (FileStream filler = new(_run.At("filler"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            Assert.Throws<IOException>(() => filler.Write(new byte[2 * Small]));
        }

        RegionSpec late = RegionSpec.Column("late", ElementType.Float32, 1000);
        RegionRun.Refuses(RegionFault.TooLittleSpace, () => _run.Create(late), "col-late", $"needed={late.TotalBytes}", "available=0");
        early.Rows<float>(new RowRange(0, 1000)).Fill(1);
        Assert.False(File.Exists(_run.At("col-late")));
    }
}
