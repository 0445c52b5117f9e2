using System.Globalization;
using System.Runtime.Versioning;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

[SupportedOSPlatform("linux")]
public sealed class HugePagesTests : IDisposable
{
    private const int Rows = 5_000_000;
    private const int Times = 500;

    private static readonly RegionSpec Spec = RegionSpec.Column("pos", ElementType.Float32, Rows);

    private readonly RegionRun _run;

    public HugePagesTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Huge pages are asked for on Linux only.");
        _run = new RegionRun();
    }

    public void Dispose() => _run?.Dispose();

    [Fact]
    public void What_was_granted_is_mapped_hugely_by_the_creator_and_by_those_who_attach()
    {
        Assert.SkipUnless(SystemCollapses, "This system doesn't collapse pages of shared memory.");
        MappedRegion created = _run.Create(Spec, inHugePages: true);
        created.Rows<float>(new RowRange(0, Rows)).Fill(1);
        MappedRegion attached = _run.Attach(Spec);

        Assert.Equal(-1, attached.Rows<float>(new RowRange(0, Rows)).IndexOfAnyExcept(1f));

        // Two mappings, and the kernel counts each.
        Assert.Equal(2 * created.HugePageBytes, MappedHugely());
        Assert.InRange(created.HugePageBytes, HugePages.Bytes, Spec.TotalBytes);
        Assert.Equal(0, created.HugePageBytes % HugePages.Bytes);
    }

    [Fact]
    public void A_guarded_region_stays_in_huge_pages_but_where_the_guard_cuts_one()
    {
        Assert.SkipUnless(SystemCollapses, "This system doesn't collapse pages of shared memory.");
        MappedRegion created = _run.Create(Spec, inHugePages: true);
        created.Rows<float>(new RowRange(0, Rows)).Fill(1);
        long ofCreator = MappedHugely();
        RowRange range = Partition.Split(Rows, 3, sizeof(float)).Ranges[1];
        MappedRegion attached = _run.Attach(Spec, RegionAccess.WritableIn(range));

        attached.Rows<float>(range).Fill(2);
        Assert.Equal(Rows - range.Length, attached.Rows<float>(new RowRange(0, Rows)).Count(1f));

        Assert.InRange(MappedHugely() - ofCreator, created.HugePageBytes - (2 * HugePages.Bytes), created.HugePageBytes);
    }

    [Fact]
    public void Nothing_is_huge_unless_asked_for()
    {
        Assert.SkipWhen(File.ReadAllText("/proc/mounts").Contains("huge=", StringComparison.Ordinal), "Here the mount itself may give huge pages.");
        MappedRegion region = _run.Create(Spec);

        region.Rows<float>(new RowRange(0, Rows)).Fill(1);

        Assert.Equal(0, region.HugePageBytes);
        Assert.Equal(0, MappedHugely());
    }

    [Fact]
    public void A_small_region_is_left_as_it_is()
    {
        RegionSpec small = RegionSpec.Column("small", ElementType.Float32, ((int)HugePages.LeastRegionBytes / sizeof(float)) - 65536);

        Assert.Equal(0, _run.Create(small, inHugePages: true).HugePageBytes);
    }

    [Fact]
    public void A_region_in_huge_pages_is_laid_out_as_any_other()
    {
        MappedRegion created = _run.Create(Spec, inHugePages: true);
        created.Rows<float>(new RowRange(Rows - 1, Rows))[0] = 7;
        created.Rows<float>(new RowRange(0, 1))[0] = 5;
        byte[] file = File.ReadAllBytes(_run.At(Spec.Name));

        Assert.Equal(Spec.TotalBytes, file.Length);
        Assert.Equal(5, BitConverter.ToSingle(file, 65536));
        Assert.Equal(7, BitConverter.ToSingle(file, 65536 + ((Rows - 1) * sizeof(float))));
    }

    [Fact]
    public void Attaching_again_and_again_uses_up_no_addresses()
    {
        Assert.SkipUnless(HugePages.Bytes > 0, "Nothing is aligned where there are no huge pages.");
        _run.Create(Spec);
        long before = AddressSpace();

        for (int time = 0; time < Times; time++)
        {
            _run.Attach(Spec).Dispose();
        }

        // What other tests map meanwhile is far less than a leak of one border each time would be.
        Assert.InRange(AddressSpace() - before, long.MinValue, Times * HugePages.Bytes / 4);
        Assert.Single(Mapped());
    }

    private static bool SystemCollapses
    {
        get
        {
            const string Policy = "/sys/kernel/mm/transparent_hugepage/shmem_enabled";
            return Environment.OSVersion.Version >= new Version(6, 1)
                && File.Exists(Policy) && !File.ReadAllText(Policy).Contains("[deny]", StringComparison.Ordinal)
                && HugePages.Bytes > 0 && Directory.Exists("/dev/shm");
        }
    }

    private static long AddressSpace()
    {
        const string Key = "VmSize:";
        string line = File.ReadLines("/proc/self/status").Single(static each => each.StartsWith(Key, StringComparison.Ordinal));
        return long.Parse(line[Key.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
    }

    private long MappedHugely() => Mapped().Sum(static mapping => mapping.HugeBytes);

    // The mappings of this run's regions in this process, as the kernel lists them.
    private IEnumerable<(long Bytes, long HugeBytes)> Mapped()
    {
        long bytes = 0;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!words[0].EndsWith(':'))
            {
                bytes = line.Contains(_run.Creator.Place, StringComparison.Ordinal) ? LengthOf(words[0]) : 0;
            }
            else if (bytes > 0 && words[0] is "ShmemPmdMapped:")
            {
                yield return (bytes, long.Parse(words[1], CultureInfo.InvariantCulture) * 1024);
            }
        }
    }

    private static long LengthOf(string addresses)
    {
        string[] ends = addresses.Split('-');
        return Convert.ToInt64(ends[1], 16) - Convert.ToInt64(ends[0], 16);
    }
}
