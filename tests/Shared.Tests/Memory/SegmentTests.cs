using System.Runtime.InteropServices;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Memory;

public sealed class SegmentTests : IDisposable
{
    private const int Seed = 20_261_127;

    /// <summary>Where the layout has the first row: behind the region's header and the segment's own two lines.</summary>
    private const int FirstRow = 65_536 + 128;

    private readonly RegionRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void What_a_tick_published_is_read_in_order_by_whoever_attached_by_name()
    {
        Random random = new(Seed);
        using Segment own = Segment.Create(_run.Creator, "starved", worker: 3, capacity: 50);
        using Segment other = Attach("starved", 3, 50);
        Assert.Equal(0, other.Published);
        for (int tick = 0; tick < 200; tick++)
        {
            int[] rows = [.. Enumerable.Range(0, random.Next(51)).Select(_ => random.Next())];

            Fill(own, rows);

            Assert.True(other.Read().SequenceEqual(rows), $"seed {Seed}, tick {tick}");
            Assert.Equal(rows.Length, other.Published);
        }
    }

    [Fact]
    public void What_is_appended_counts_only_once_it_is_published()
    {
        using Segment own = Segment.Create(_run.Creator, "found", worker: 0, capacity: 4);
        Fill(own, 7, 8);
        own.Append(9);

        Assert.Equal([7, 8], own.Read().ToArray());

        own.Publish();

        Assert.Equal([7, 8, 9], own.Read().ToArray());
    }

    [Fact]
    public void What_no_longer_fits_is_counted_on_and_no_byte_behind_the_last_row_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions are no files.");
        Random random = new(Seed);
        for (int round = 0; round < 20; round++)
        {
            int capacity = random.Next(1, 900);
            int count = capacity + random.Next(1, 2000);
            using Segment own = Segment.Create(_run.Creator, $"round{round}", worker: 0, capacity);

            Fill(own, [.. Enumerable.Range(1, count)]);

            ReadOnlySpan<byte> bytes = File.ReadAllBytes(_run.At($"seg-round{round}-0"));
            Assert.Equal(count, own.Published);
            Assert.Equal(Enumerable.Range(1, capacity), MemoryMarshal.Cast<byte, int>(bytes[FirstRow..])[..capacity].ToArray());
            Assert.True(bytes[(FirstRow + (4 * capacity))..].IndexOfAnyExcept((byte)0) < 0, $"seed {Seed}, round {round}, capacity {capacity}, count {count}");
        }
    }

    [Fact]
    public void A_part_of_the_rows_is_never_read_for_all_of_them()
    {
        using Segment own = Segment.Create(_run.Creator, "found", worker: 1, capacity: 3);
        Fill(own, 1, 2, 3, 4, 5);

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => own.Read().Length);
        Assert.Contains("seg-found-1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("needed=5, capacity=3", refused.Message, StringComparison.Ordinal);

        Fill(own, 6, 7, 8);

        Assert.Equal([6, 7, 8], own.Read().ToArray());
    }

    [Fact]
    public void A_count_that_no_worker_would_have_stored_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions are no files.");
        using Segment own = Segment.Create(_run.Creator, "found", worker: 0, capacity: 3);
        _run.Patch("seg-found-0", 65_536, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);

        Assert.Equal(-1, own.Published);
        Assert.Throws<InvalidOperationException>(() => own.Read().Length);
    }

    [Fact]
    public void Segments_of_other_workers_and_names_are_other_memory()
    {
        using Segment own = Segment.Create(_run.Creator, "found", worker: 0, capacity: 2);
        using Segment second = Segment.Create(_run.Creator, "found", worker: 1, capacity: 2);
        using Segment lost = Segment.Create(_run.Creator, "lost", worker: 0, capacity: 2);
        Fill(own, 1);
        Fill(second, 2);
        Fill(lost, 3);

        Assert.Equal([1, 2, 3], new[] { own, second, lost }.Select(static segment => segment.Read()[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Limits.MaxSegmentRows + 1)]
    [InlineData(int.MaxValue)]
    public void A_capacity_of_none_or_of_more_than_a_region_holds_is_refused(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Segment.Spec("found", worker: 0, capacity));

    [Fact]
    public void The_largest_capacity_is_a_legal_region() =>
        Assert.Equal(new RegionSpec("seg-found-255", ElementType.UInt8, Limits.MaxRows), Segment.Spec("found", worker: 255, Limits.MaxSegmentRows));

    [Fact]
    public void Another_capacity_than_it_was_created_with_is_refused()
    {
        using Segment own = Segment.Create(_run.Creator, "found", worker: 0, capacity: 10);

        RegionRun.Refuses(RegionFault.Mismatch, () => Attach("found", 0, 11).Dispose(), "seg-found-0", "rows=168", "expected=172");
    }

    private static void Fill(Segment segment, params ReadOnlySpan<int> rows)
    {
        segment.ResumeAt(0);
        foreach (int row in rows)
        {
            segment.Append(row);
        }

        segment.Publish();
    }

    private Segment Attach(string name, int worker, int capacity)
    {
        using RegionStore opened = RegionStore.OpenAt(_run.Run, _run.Creator.Place);
        return Segment.Attach(opened, name, worker, capacity);
    }
}
