using ParallelMotion.Shared.Steps;

namespace ParallelMotion.Shared.Tests.Steps;

public sealed class StepBarrierTests : IDisposable
{
    private const int Seed = 20260720;

    private readonly StepCrew _crew = new();

    public void Dispose() => _crew.Dispose();

    [Fact]
    public void Nobody_is_ever_more_than_one_step_ahead_however_many_take_part_and_whatever_runs_came_before()
    {
        Random random = new(Seed);
        for (int run = 0; run < 40; run++)
        {
            int workers = random.Next(1, StepCrew.Slots + 1);
            int steps = random.Next(1, 200);
            int breaks = random.Next(3) == 0 ? random.Next(steps) : int.MaxValue;
            int culprit = random.Next(workers);
            long[][] done = [.. Enumerable.Range(0, workers).Select(_ => new long[32])];
            int[] wrong = new int[workers];

            Exception?[] thrown = _crew.Run(workers, random.Next(2) * 20_000, (worker, barrier) =>
            {
                for (int step = 1; step <= steps; step++)
                {
                    // A plain store, and plain loads behind the barrier: the barrier alone makes it seen.
                    done[worker][0] = step;
                    if (worker == culprit && step > breaks)
                    {
                        barrier?.Break();
                        return;
                    }

                    barrier?.Await();
                    wrong[worker] += done.Count(other => other[0] < step || other[0] > step + 1);
                }
            });

            string where = $"seed {Seed}, run {run}, {workers} workers, {steps} steps, worker {culprit} breaks after {breaks}";
            Assert.True(wrong.All(static count => count == 0), where);
            Assert.True(thrown.Where((_, worker) => worker != culprit).All(each => breaks < steps ? each is StepBrokenException broken && broken.Worker == culprit : each is null), where);
            Assert.True(thrown[culprit] is null, where);
        }
    }

    [Fact]
    public void Whoever_takes_the_place_of_one_that_died_keeps_step_with_the_others()
    {
        int deaths = 0;
        for (int run = 0; run < 20; run++)
        {
            int workers = 2 + (run % 3);
            long[][] done = [.. Enumerable.Range(0, workers).Select(_ => new long[32])];
            int[] wrong = new int[workers];

            Exception?[] thrown = _crew.Run(workers, spinNanoseconds: 0, (worker, barrier) =>
            {
                Random random = new(Seed + (100 * run) + worker);
                for (int step = 1; step <= 50; step++)
                {
                    done[worker][0] = step;
                    long taken = barrier!.Step;
                    barrier.Await();
                    while (random.Next(4) == 0)
                    {
                        // Dead behind the step, before it was noted anywhere but in the barrier's own words: it is taken again.
                        _ = Interlocked.Increment(ref deaths);
                        barrier = _crew.Join(worker);
                        barrier!.ResumeAt(taken);
                        barrier.Await();
                    }

                    wrong[worker] += done.Count(other => other[0] < step || other[0] > step + 1);
                }
            });

            Assert.All(thrown, Assert.Null);
            Assert.All(wrong, count => Assert.True(count == 0, $"seed {Seed}, run {run}, {workers} workers"));
        }

        Assert.InRange(deaths, 200, int.MaxValue);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_step_at_which_nobody_can_have_died_is_refused(long step)
    {
        _crew.Control.StepsReleased.Write(4);
        _crew.Control.BeginSteps(2);

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => _crew.Join(1)!.ResumeAt(step));

        Assert.Contains($"step={step}, released=4, expected=3 or 4", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_a_run_that_broke_off_left_behind_releases_nobody(int waiting)
    {
        // Both came to step 5, which was never released: the first took no part in it any more.
        _crew.Control.StepsReleased.Write(4);
        _crew.Control.Slot(0).Step.Write(5);
        _crew.Control.Slot(1).Step.Write(5);
        _crew.Control.StepsBrokenBy.Write(1);
        _crew.Control.BeginSteps(2);
        StepBarrier other = _crew.Join(1 - waiting)!;

        ComesBackOnlyAfter(signs: 1, stillWaiting => _crew.Join(waiting, stillWaiting: stillWaiting)!, other.Await);

        Assert.Equal(5, _crew.Control.StepsReleased.Read());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 20_000)]
    [InlineData(1, 20_000)]
    public void Whoever_waits_gives_signs_of_life_until_the_last_has_come(int waiting, long spinNanoseconds)
    {
        _crew.Control.BeginSteps(2);
        StepBarrier last = _crew.Join(1 - waiting)!;

        ComesBackOnlyAfter(signs: 3, stillWaiting => _crew.Join(waiting, spinNanoseconds, stillWaiting)!, last.Await);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Whoever_comes_after_the_break_hears_of_it_at_once(int worker)
    {
        _crew.Control.BeginSteps(3);
        StepBarrier late = _crew.Join(worker)!;
        _crew.Join(1)!.Break();

        StepBrokenException broken = Assert.Throws<StepBrokenException>(late.Await);

        Assert.Equal(1, broken.Worker);
        Assert.Contains("worker 1 takes no more steps: step=1", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_alone_has_nobody_to_wait_for()
    {
        _crew.Control.BeginSteps(1);

        Assert.Null(_crew.Join(0));
    }

    [Theory]
    [InlineData(0, 0, "participants=0, worker=0, expected=1 to 8")]
    [InlineData(3, 3, "participants=3, worker=3, expected=4 to 8")]
    [InlineData(9, 3, "participants=9, worker=3, expected=4 to 8")]
    [InlineData(-1, 0, "participants=-1")]
    public void Whoever_takes_no_part_does_not_join(long participants, int worker, string fault)
    {
        _crew.Control.StepParticipants.Write(participants);

        Assert.Contains(fault, Assert.Throws<InvalidOperationException>(() => _crew.Join(worker)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        long[] bytes = new long[3];
        _ = _crew.Run(3, 20_000, (worker, barrier) =>
        {
            barrier!.Await();
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int step = 0; step < 1000; step++)
            {
                barrier.Await();
            }

            bytes[worker] = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.Equal([0L, 0L, 0L], bytes);
    }

    // Signs of life are what shows that it waits: each takes a tenth of a second of waiting.
    private static void ComesBackOnlyAfter(int signs, Func<Action, StepBarrier> join, Action last)
    {
        int heard = 0;
        long isBack = 0;
        using ManualResetEventSlim told = new();
        StepBarrier barrier = join(() => _ = ++heard == signs && Tell());
        Exception? thrown = null;
        Thread thread = StepCrew.Start(() =>
        {
            thrown = Record.Exception(barrier.Await);
            Interlocked.Exchange(ref isBack, 1);
            Tell();
        });

        try
        {
            Assert.True(told.Wait(StepCrew.Limit, TestContext.Current.CancellationToken), "It neither waits with signs of life nor comes back.");
            Assert.True(Interlocked.Read(ref isBack) == 0, "It came back before the last had come.");
            last();
            Assert.True(thread.Join(StepCrew.Limit), "It did not come back.");
            Assert.Null(thrown);
        }
        finally
        {
            // Whatever went wrong: nobody may read words that are unmapped.
            barrier.Break();
            _ = thread.Join(StepCrew.Limit);
        }

        bool Tell()
        {
            told.Set();
            return true;
        }
    }
}
