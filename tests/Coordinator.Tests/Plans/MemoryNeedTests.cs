using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class MemoryNeedTests
{
    private const long Needed = (1000 * (4 + 8 + 4)) + (3 * RegionSpec.OverheadBytes);
    private static readonly ElementType[] Mixed = [ElementType.Float32, ElementType.Float64, ElementType.UInt32];
    private static readonly ElementType[] One = [ElementType.Float32];

    [Fact]
    public void What_just_fits_is_accepted() => Assert.Null(Record.Exception(static () => MemoryNeed.Check(1000, Mixed, Needed, 3 * Needed)));

    [Fact]
    public void One_byte_too_little_shared_memory_is_refused_with_both_numbers() => TemporaryFolder.Refuses(
        ExitCode.TooLittleResource,
        static () => MemoryNeed.Check(1000, Mixed, Needed - 1, long.MaxValue),
        "too little shared memory",
        $"needed={Needed} bytes, available={Needed - 1} bytes, rows=1000",
        "--rows");

    [Fact]
    public void One_byte_too_little_memory_is_refused_with_both_numbers() => TemporaryFolder.Refuses(
        ExitCode.TooLittleResource,
        static () => MemoryNeed.Check(1000, Mixed, sharedAvailable: null, (3 * Needed) - 1),
        "too little memory",
        $"needed={3 * Needed} bytes, available={(3 * Needed) - 1} bytes");

    // Three workers note a bit a row for each of three columns; they write a copy of the table among them.
    [Fact]
    public void An_audit_needs_room_for_what_workers_note_and_for_what_they_write()
    {
        const long Notes = 3 * 3 * ((1024 / 8) + RegionSpec.OverheadBytes);
        const long Table = (1024 * (4 + 8 + 4)) + (3 * RegionSpec.OverheadBytes);

        Assert.Null(Record.Exception(static () => MemoryNeed.Check(1024, Mixed, Table + Notes, (4 * Table) + Notes, auditors: 3)));
        TemporaryFolder.Refuses(ExitCode.TooLittleResource, static () => MemoryNeed.Check(1024, Mixed, Table + Notes - 1, long.MaxValue, auditors: 3), "too little shared memory");
        TemporaryFolder.Refuses(ExitCode.TooLittleResource, static () => MemoryNeed.Check(1024, Mixed, null, (4 * Table) + Notes - 1, auditors: 3), "too little memory");
    }

    [Fact]
    public void The_need_covers_what_regions_really_take()
    {
        foreach (ElementType type in ElementTypes.OfColumns)
        {
            foreach (int rows in new[] { 1, 1023, 1024, 1025, 1_000_000 })
            {
                long taken = RegionSpec.Column("pos", type, rows).TotalBytes;
                TemporaryFolder.Refuses(ExitCode.TooLittleResource, () => MemoryNeed.Check(rows, [type], taken - 1, long.MaxValue));
            }
        }
    }

    [Theory]
    [InlineData(1_000_000_000_000_000_000)]
    [InlineData(long.MaxValue)]
    public void An_absurd_number_of_rows_is_refused_for_want_of_memory(long rows) =>
        TemporaryFolder.Refuses(ExitCode.TooLittleResource, () => MemoryNeed.Check(rows, Mixed, 1L << 40, 1L << 40), $"rows={rows}");

    [Fact]
    public void More_rows_than_the_limit_are_refused_even_where_they_fit()
    {
        Assert.Null(Record.Exception(static () => MemoryNeed.Check(Limits.MaxRows, One, sharedAvailable: null, long.MaxValue)));
        TemporaryFolder.Refuses(
            ExitCode.Usage,
            static () => MemoryNeed.Check(Limits.MaxRows + 1L, One, sharedAvailable: null, long.MaxValue),
            $"rows={Limits.MaxRows + 1L}, expected={Limits.MaxRows} at most");
    }
}
