using ParallelMotion.Shared.Doorbells;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Tests.Memory;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Shared.Tests.Doorbells;

/// <summary>
/// Two threads ring each other in turn, each with its own view of the region, and fall asleep as often as they can. A ring that is
/// slept through ends the test at the limit of its wait; without the fences that happens within seconds.
/// </summary>
public sealed class DoorbellStressTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly RegionRun _run = new();

    [Theory]
    [InlineData(0, 0, 60_000)]
    [InlineData(0, 2, 60_000)]
    [InlineData(500, 0, 60_000)]
    [InlineData(2_000, 1, 60_000)]
    public async Task No_ring_is_slept_through_and_no_wake_is_left_over(long nanoseconds, int yields, int rounds)
    {
        const int Seed = 20_261_126;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed={Seed}");
        SpinBudget spin = new(nanoseconds, yields);
        using ControlBlock creator = ControlBlock.Create(_run.Creator, 1);
        using ControlBlock attached = ControlBlock.Attach(_run.Creator, 1);
        using SemaphoreSlim toWorker = new(0);
        using SemaphoreSlim toCoordinator = new(0);
        End coordinator = new(creator.Slot(0), isWorker: false, toCoordinator, toWorker, spin, Seed);
        End worker = new(attached.Slot(0), isWorker: true, toWorker, toCoordinator, spin, Seed + 1);

        Task answering = Task.Factory.StartNew(
            () => worker.Answer(rounds), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Exception? asked = Record.Exception(() => coordinator.Ask(rounds));

        // Both have come to an end, well or not, before the words are unmapped: each of their waits has a limit.
        Exception? answered = await Record.ExceptionAsync(() => answering.WaitAsync(3 * Limit, TestContext.Current.CancellationToken));
        Assert.Null(asked);
        Assert.Null(answered);
        Assert.Equal((0, 0), (toWorker.CurrentCount, toCoordinator.CurrentCount));
    }

    public void Dispose() => _run.Dispose();

    /// <summary>One side, with a semaphore in place of each direction of the pipe.</summary>
    private sealed class End(ControlSlot slot, bool isWorker, SemaphoreSlim own, SemaphoreSlim other, SpinBudget spin, int seed)
    {
        private readonly Doorbell _orders = new(slot.BellSequence, slot.WorkerParked);
        private readonly Doorbell _answers = new(slot.AnswerSequence, slot.CoordinatorParked);
        private readonly Random _random = new(seed);
        private readonly Watcher _watcher = new(spin, HomeCpu.Unknown);

        public void Ask(int rounds)
        {
            for (int round = 1; round <= rounds; round++)
            {
                slot.BellTickCount.Write(round);
                Ring(_orders);
                Listen(_answers);
                Assert.Equal(round, slot.AnswerTickCount.Read());
            }
        }

        public void Answer(int rounds)
        {
            for (int round = 1; round <= rounds; round++)
            {
                Listen(_orders);
                Assert.Equal(round, slot.BellTickCount.Read());
                slot.AnswerTickCount.Write(round);
                Ring(_answers);
            }
        }

        private void Ring(Doorbell bell)
        {
            Dawdle();
            bell.Ring();
            SharedWord.Fence();
            if (bell.OwesWake())
            {
                _ = other.Release();
                Assert.InRange(other.CurrentCount, 0, 1);
            }
        }

        private void Listen(Doorbell bell)
        {
            while (!bell.TryHear(_watcher))
            {
                Dawdle();
                if (bell.Park())
                {
                    Assert.True(own.Wait(Limit, TestContext.Current.CancellationToken), $"A ring was slept through: worker={isWorker}, last={bell.Last}.");
                    bell.Unpark();
                }
            }
        }

        // So that the two meet at every distance from each other.
        private void Dawdle() => Thread.SpinWait(_random.Next(4));
    }
}
