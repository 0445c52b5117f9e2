using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class RegionNeedTests
{
    private static readonly ColumnTable Table = new(3, [new Column<float>("a", [1, 2, 3]), new Column<double>("b", [1, 2, 3])]);
    private static readonly SegmentPlan Segments = new(["born", "starved"], [3, 2]);
    private static readonly MachineProfile Machine = MadeResult.Machine with { SharedMemoryFreeBytes = null };

    // A worker's journal is as large as the largest of them needs it.
    private static readonly RunPlan[] Runs = [.. new[] { 400, 900, 100 }.Select(static rows => RunPlan
        .Serial(KernelBinding.Of(new MotionKernel(), new HashSet<string>(StringComparer.Ordinal) { "pos", "vel" }), rows, ticks: 1, dt: 1)
        .On(2, DispatchMode.PerTick, ticksPerDispatch: 1))];

    // What it lists is what comes to lie there: each region by its name and its size.
    [Fact]
    public void It_counts_exactly_the_regions_that_are_made()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions are no files.");
        using SharedTable table = SharedTable.Create(RunId.New(), Table, workers: 2);
        using SegmentSet segments = SegmentSet.Create(table.Store, Segments);
        using WrittenBitsSet written = WrittenBitsSet.Create(table.Store, columns: 2, workers: 2, rows: 3);
        using JournalSet journals = new(table.Store);
        journals.Reserve(Runs);

        Assert.Equal(
            new DirectoryInfo(table.Store.Place).EnumerateFiles().Where(static file => file.Extension is not ".lock").Select(static file => (file.Name, file.Length)).Order(),
            RegionNeed.Of(Table, workers: 2, Segments, auditedColumns: 2, Runs).Select(static region => (region.Name, region.TotalBytes)).Order());
    }

    [Fact]
    public void One_byte_too_little_is_refused_with_both_numbers_and_the_folder()
    {
        IReadOnlyCollection<RegionSpec> regions = RegionNeed.Of(Table, workers: 2, SegmentPlan.None, auditedColumns: 0, []);
        const long Needed = 3 * (65_536 + 4096);

        RegionNeed.Check(regions, Machine with { SharedMemoryFreeBytes = Needed, ContainerAvailableBytes = Needed }, "/m");
        TemporaryFolder.Refuses(
            ExitCode.TooLittleResource,
            () => RegionNeed.Check(regions, Machine with { SharedMemoryFreeBytes = Needed - 1 }, "/m"),
            "too little shared memory", $"needed={Needed} bytes, available={Needed - 1} bytes, regions=3, memory-folder=/m", "--memory-folder");
        TemporaryFolder.Refuses(
            ExitCode.TooLittleResource,
            () => RegionNeed.Check(regions, Machine with { ContainerAvailableBytes = Needed - 1 }, "/m"),
            "in this container", $"needed={Needed} bytes, available={Needed - 1} bytes");
        TemporaryFolder.Refuses(
            ExitCode.TooLittleResource,
            () => RegionNeed.Check(regions, Machine with { SharedMemoryFreeBytes = Needed }, "/m", 1, 4097),
            $"needed={Needed + (3 * 4096)} bytes, available={Needed} bytes");
    }

    [Fact]
    public void On_a_disk_a_containers_limit_on_memory_is_no_limit() => Assert.Null(Record.Exception(static () => RegionNeed.Check(
        RegionNeed.Of(Table, workers: 2, SegmentPlan.None, auditedColumns: 0, []), Machine with { ContainerAvailableBytes = 1, MemoryFileSystem = "ext4" }, "/m")));

    [Theory]
    [InlineData(null, 0)]
    [InlineData("tmpfs", 0)]
    [InlineData("ext4", 1)]
    public void Regions_on_a_disk_are_warned_of(string? fileSystem, int warnings) =>
        Assert.Equal(warnings, MemoryFolderWarning.IfOnDisk(Machine with { MemoryFileSystem = fileSystem }).Count());
}
