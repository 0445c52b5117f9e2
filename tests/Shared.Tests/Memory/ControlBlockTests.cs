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
    public void Words_lie_where_the_layout_says_and_no_two_writers_share_a_pair_of_cache_lines()
    {
        Dictionary<int, SharedWord> words = new() { [0] = _control.StepsReleased, [8] = _control.StepsBrokenBy, [16] = _control.StepParticipants };
        for (int worker = 0; worker < Workers; worker++)
        {
            ControlSlot slot = _control.Slot(worker);
            SharedWord[][] lines =
            [
                [slot.Progress, slot.Answered],
                [slot.BellSequence, slot.BellFirstTick, slot.BellTickCount, slot.BellKnock],
                [slot.AnswerSequence, slot.AnswerFailed, slot.AnswerTickCount, slot.AnswerNanoseconds, slot.AnswerRows, slot.AnswerKnock],
                [slot.WorkerParked],
                [slot.CoordinatorParked],
                [slot.Step],
                [slot.FaultAddress],
            ];
            for (int line = 0; line < lines.Length; line++)
            {
                for (int word = 0; word < lines[line].Length; word++)
                {
                    words.Add((128 * (1 + (7 * worker) + line)) + (8 * word), lines[line][word]);
                }
            }
        }

        foreach ((int start, SharedWord word) in words)
        {
            Assert.Equal(0, word.Read());
            word.Write(long.MaxValue - start);
        }

        ReadOnlySpan<byte> bytes = _run.Attach(ControlBlock.Spec(Workers)).Rows<byte>(new RowRange(0, 128 * (1 + (7 * Workers))));
        for (int start = 0; start < bytes.Length; start += 8)
        {
            Assert.Equal(words.ContainsKey(start) ? long.MaxValue - start : 0, BinaryPrimitives.ReadInt64LittleEndian(bytes[start..]));
        }
    }

    [Theory]
    [InlineData(-8)]
    [InlineData(4)]
    [InlineData(128 * (1 + (7 * Workers)))]
    public void A_word_that_leaves_the_region_or_straddles_two_is_refused(int start) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _run.Attach(ControlBlock.Spec(Workers)).Word(start));

    [Fact]
    public void An_exchange_gives_the_value_before()
    {
        SharedWord word = _control.Slot(2).WorkerParked;
        word.Write(1);

        Assert.Equal(1, word.Exchange(0));
        Assert.Equal(0, word.Exchange(1));
        Assert.Equal(1, word.Read());
    }

    [Fact]
    public void Progress_is_read_through_another_attachment()
    {
        using ControlBlock worker = ControlBlock.Attach(_run.Creator, Workers);
        worker.Slot(3).Progress.Write(1L << 40);

        Assert.Equal([0, 0, 0, 1L << 40, 0], Enumerable.Range(0, Workers).Select(worker => _control.Slot(worker).Progress.Read()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Workers)]
    [InlineData(int.MaxValue)]
    public void A_worker_that_has_no_slot_is_refused(int worker) => Assert.Throws<ArgumentOutOfRangeException>(() => _control.Slot(worker));

    [Fact]
    public void Another_number_of_workers_is_refused() =>
        RegionRun.Refuses(RegionFault.Mismatch, () => ControlBlock.Attach(_run.Creator, Workers - 1).Dispose(), "control", $"rows={128 * 36}", $"expected={128 * 29}");

    [Fact]
    public void Beginning_steps_forgets_who_broke_them_and_keeps_what_was_released()
    {
        _control.StepsReleased.Write(7);
        _control.StepsBrokenBy.Write(3);

        _control.BeginSteps(4);

        Assert.Equal((7, 0, 4), (_control.StepsReleased.Read(), _control.StepsBrokenBy.Read(), _control.StepParticipants.Read()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Workers + 1)]
    public void Steps_of_nobody_or_of_more_than_there_are_lines_for_are_refused(int participants) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _control.BeginSteps(participants));

    [Fact]
    public void A_disposed_block_is_not_read()
    {
        using ControlBlock worker = ControlBlock.Attach(_run.Creator, Workers);
        worker.Dispose();

        Assert.Throws<ObjectDisposedException>(() => worker.Slot(0));
    }
}
