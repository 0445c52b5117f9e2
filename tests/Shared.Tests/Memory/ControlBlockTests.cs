using System.Buffers.Binary;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

public sealed class ControlBlockTests : IDisposable
{
    private const int Workers = 5;

    private readonly RegionRun _run = new();
    private readonly ControlBlock _control;

    public ControlBlockTests()
    {
        _control = ControlBlock.Create(_run.Creator, Workers);
    }

    public void Dispose()
    {
        _control.Dispose();
        _run.Dispose();
    }

    [Fact]
    public void Slots_are_two_cache_lines_apart_and_hold_progress_alone()
    {
        for (int worker = 0; worker < Workers; worker++)
        {
            Assert.Equal(0, _control.ReadProgress(worker));
            _control.PublishProgress(worker, long.MaxValue - worker);
        }

        Span<byte> bytes = _run.Attach(ControlBlock.Spec(Workers)).Rows<byte>(new RowRange(0, Workers * 128));
        for (int worker = 0; worker < Workers; worker++)
        {
            Span<byte> slot = bytes.Slice(worker * 128, 128);
            Assert.Equal(long.MaxValue - worker, BinaryPrimitives.ReadInt64LittleEndian(slot));
            Assert.Equal(-1, slot[8..].IndexOfAnyExcept((byte)0));
        }
    }

    [Fact]
    public void Progress_is_read_through_another_attachment()
    {
        using ControlBlock worker = ControlBlock.Attach(_run.Creator, Workers);
        worker.PublishProgress(3, 1L << 40);

        Assert.Equal([0, 0, 0, 1L << 40, 0], Enumerable.Range(0, Workers).Select(_control.ReadProgress));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Workers)]
    [InlineData(int.MaxValue)]
    public void A_worker_that_has_no_slot_is_refused(int worker)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _control.ReadProgress(worker));
        Assert.Throws<ArgumentOutOfRangeException>(() => _control.PublishProgress(worker, 1));
    }

    [Fact]
    public void Another_number_of_workers_is_refused() =>
        RegionRun.Refuses(RegionFault.Mismatch, () => ControlBlock.Attach(_run.Creator, Workers - 1).Dispose(), "control", "rows=640", "expected=512");

    [Fact]
    public void A_disposed_block_is_not_read()
    {
        using ControlBlock worker = ControlBlock.Attach(_run.Creator, Workers);
        worker.Dispose();

        Assert.Throws<ObjectDisposedException>(() => worker.ReadProgress(0));
    }
}
