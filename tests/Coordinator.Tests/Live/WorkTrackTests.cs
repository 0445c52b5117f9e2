using ParallelMotion.Coordinator.Live.Counting;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class WorkTrackTests
{
    private readonly WorkTrack _track = new();

    [Fact]
    public void Only_what_is_counted_after_a_run_began_is_of_the_run()
    {
        _track.Begin(counted: 5000, limit: 1000);

        Assert.Equal(300, _track.See(5300, kernels: 1));
        Assert.Equal(300, _track.Done);
    }

    [Fact]
    public void A_successor_counts_from_nothing_and_nothing_is_lost_or_done_twice()
    {
        _track.Begin(counted: 5000, limit: 1000);
        _ = _track.See(5300, kernels: 1);

        // It has touched its rows while attaching, and that counts for its run: but no more than the range is worth.
        Assert.Equal(0, _track.See(200, kernels: 1));
        Assert.Equal(400, _track.See(600, kernels: 1));
        Assert.Equal(300, _track.See(2000, kernels: 1));
        Assert.Equal(1000, _track.Done);
    }

    [Fact]
    public void A_run_that_is_done_is_done_whether_anybody_looked_or_not()
    {
        _track.Begin(counted: 0, limit: 1000);
        _ = _track.See(100, kernels: 1);

        Assert.Equal(900, _track.Complete(kernels: 1));
        Assert.Equal(0, _track.Complete(kernels: 1));
    }

    [Fact]
    public void Rows_count_once_whatever_number_of_kernels_a_tick_has()
    {
        _track.Begin(counted: 0, limit: 10_000);
        Look(at: 0);
        _ = _track.See(3000, kernels: 3);
        Look(at: 1);

        Assert.Equal(1000, _track.RowTicksPerSecond, tolerance: 1e-9);
    }

    [Fact]
    public void Shares_are_of_the_time_that_a_run_went_on()
    {
        Look(at: 0);
        Look(at: 0.2, computed: 0.15, isRunning: true);
        Look(at: 0.4, computed: 0.15, isRunning: false);

        Assert.Equal(0.375, _track.Computing, tolerance: 1e-9);
        Assert.Equal(0.125, _track.Waiting, tolerance: 1e-9);
    }

    [Fact]
    public void A_long_order_counts_before_it_is_answered_as_long_as_it_gets_on()
    {
        _track.Begin(counted: 0, limit: 1000);
        Look(at: 0);
        InOrder(at: 0.2, counted: 10);
        InOrder(at: 0.4, counted: 20);
        Assert.Equal(1, _track.Computing, tolerance: 1e-9);

        // It stands still: it waits for others.
        InOrder(at: 0.6, counted: 20);
        Assert.Equal(2.0 / 3, _track.Computing, tolerance: 1e-9);

        // Its own account comes with the answer, and what was credited isn't counted twice.
        Look(at: 0.8, computed: 0.4, isRunning: true);
        Assert.Equal(0.5, _track.Computing, tolerance: 1e-9);
        Assert.Equal(0.5, _track.Waiting, tolerance: 1e-9);
    }

    [Fact]
    public void An_account_that_says_more_than_the_time_there_was_is_no_more_than_all_of_it()
    {
        Look(at: 0);
        Look(at: 0.2, computed: 3, isRunning: true);

        Assert.Equal(1, _track.Computing);
        Assert.Equal(0, _track.Waiting);
    }

    [Fact]
    public void An_order_that_is_seen_once_may_be_short_and_is_left_to_its_own_account()
    {
        _track.Begin(counted: 0, limit: 1000);
        Look(at: 0);
        InOrder(at: 0.2, counted: 10);

        Assert.Equal(0, _track.Computing);
    }

    private void Look(double at, double computed = 0, bool isRunning = false) => _track.Note(at, computed, order: null, orderSeconds: 0, isRunning);

    private void InOrder(double at, long counted)
    {
        _ = _track.See(counted, kernels: 1);
        _track.Note(at, computed: 0, order: 7, orderSeconds: at, isRunning: true);
    }
}
