using System.Diagnostics;
using ParallelMotion.Coordinator.Live;
using ParallelMotion.Coordinator.Live.Counting;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class DispatchPulseTests
{
    private readonly DispatchPulse _pulse = new();

    [Fact]
    public void A_worker_owes_from_when_it_was_told_until_it_was_heard()
    {
        _pulse.Begin(workers: 2, isRung: false);
        Assert.False(_pulse.Owes(0) || _pulse.Owes(1));

        _pulse.Told(new Execute(0, 1), begun: 10, ended: 20);
        Assert.True(_pulse.Owes(0) && _pulse.Owes(1));

        _pulse.Heard(0, nanoseconds: 5, at: 30);
        Assert.False(_pulse.Owes(0));
        Assert.True(_pulse.Owes(1));
    }

    [Fact]
    public void What_each_computed_adds_up_over_runs()
    {
        for (int run = 0; run < 3; run++)
        {
            _pulse.Begin(workers: 2, isRung: false);
            _pulse.Told(new Execute(0, 1), begun: 0, ended: 0);
            _pulse.Heard(0, nanoseconds: 5, at: 0);
            _pulse.Heard(1, nanoseconds: 7, at: 0);
        }

        Assert.Equal((15, 21, 0), (_pulse.Computed(0), _pulse.Computed(1), _pulse.Computed(2)));
    }

    [Fact]
    public void Telling_is_what_is_left_of_a_round_when_the_slowest_has_computed()
    {
        long microsecond = Stopwatch.Frequency / 1_000_000;
        _pulse.Begin(workers: 2, isRung: true);
        _pulse.Told(new Execute(0, 1), begun: 0, ended: microsecond);
        _pulse.Heard(0, nanoseconds: 60_000, at: 90 * microsecond);
        _pulse.Heard(1, nanoseconds: 40_000, at: 100 * microsecond);

        LiveBucket bucket = Assert.Single(_pulse.ByDoorbell.Look());
        Assert.InRange(40e-6, bucket.FromSeconds, bucket.ToSeconds);
        Assert.Empty(_pulse.ByPipe.Look());
    }

    [Fact]
    public void A_dispatch_allocates_nothing()
    {
        _pulse.Begin(workers: 4, isRung: false);
        Dispatch();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int each = 0; each < 1000; each++)
        {
            Dispatch();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Dispatch()
        {
            _pulse.Told(new Execute(0, 1), begun: 1, ended: 2);
            for (int worker = 0; worker < 4; worker++)
            {
                _pulse.Heard(worker, nanoseconds: 100, at: 1000);
            }
        }
    }
}
