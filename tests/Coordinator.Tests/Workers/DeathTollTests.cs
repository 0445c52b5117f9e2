using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class DeathTollTests
{
    private static readonly RestartLimit Limit = new(3, TimeSpan.FromSeconds(5));

    [Fact]
    public void A_worker_may_be_replaced_three_times_in_five_seconds()
    {
        DeathToll toll = new(Limit, workers: 2);

        Assert.All([0.0, 0.1, 0.2], second => Assert.Null(Idle(toll, worker: 1, second)));
        Assert.Contains("worker 1 died more often than the restart limit allows: limit=3 within 5 s", Idle(toll, worker: 1, 0.3), StringComparison.Ordinal);
    }

    [Fact]
    public void A_death_counts_no_longer_than_the_window()
    {
        DeathToll toll = new(Limit, workers: 1);

        Assert.All(Enumerable.Range(0, 100), death => Assert.Null(Idle(toll, worker: 0, death * 1.7)));
    }

    [Fact]
    public void All_may_die_at_once_and_one_of_them_as_often_as_one_may()
    {
        DeathToll toll = new(Limit, workers: 4);

        Assert.All(Enumerable.Range(0, 4), worker => Assert.Null(Idle(toll, worker, 0)));
        Assert.All([0, 1, 2], worker => Assert.Null(Idle(toll, worker, 1)));
        Assert.Contains("all workers together died more often", Idle(toll, worker: 3, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Three_deaths_in_a_row_at_one_tile_are_the_tiles_fault_however_far_apart()
    {
        DeathToll toll = new(Limit, workers: 1);
        DeathSite tile = new(7, new JournalEntry(7, 40, 0, new(100, 200), 0));

        Assert.Null(toll.Count(0, tile, TimeSpan.FromSeconds(0)));
        Assert.Null(toll.Count(0, tile, TimeSpan.FromSeconds(100)));
        Assert.StartsWith("The range is poisonous: 3 workers in a row died at the same tile, tick=40, rows=[100, 200).", toll.Count(0, tile, TimeSpan.FromSeconds(200)), StringComparison.Ordinal);
    }

    [Fact]
    public void Deaths_with_work_done_in_between_are_nobodys_fault()
    {
        DeathToll toll = new(Limit, workers: 1);

        Assert.All(
            Enumerable.Range(0, 50),
            death => Assert.Null(toll.Count(0, new DeathSite(7, new JournalEntry(7, death / 2, 0, new(100, 200), 0)), TimeSpan.FromSeconds(death * 10))));
    }

    [Fact]
    public void Three_deaths_in_a_row_before_any_work_are_told_of_as_such()
    {
        DeathToll toll = new(Limit, workers: 1);
        DeathSite attaching = DeathSite.AttachingTo(new RunAttachment(null!, default));
        _ = toll.Count(0, attaching, TimeSpan.FromSeconds(0));
        _ = toll.Count(0, attaching, TimeSpan.FromSeconds(20));

        Assert.StartsWith("3 workers in a row died while they attached", toll.Count(0, attaching, TimeSpan.FromSeconds(40)), StringComparison.Ordinal);
    }

    [Fact]
    public void Deaths_on_the_way_to_different_runs_are_nobodys_fault()
    {
        DeathToll toll = new(Limit, workers: 1);

        Assert.All(
            Enumerable.Range(0, 50),
            death => Assert.Null(toll.Count(0, DeathSite.AttachingTo(new RunAttachment(null!, default)), TimeSpan.FromSeconds(death * 10))));
    }

    [Fact]
    public void Nobody_is_replaced_where_that_was_asked_for() =>
        Assert.Equal("Nobody takes its place, as was asked for.", new DeathToll(RestartLimit.None, workers: 1).Count(0, site: null, TimeSpan.Zero));

    private static string? Idle(DeathToll toll, int worker, double second) => toll.Count(worker, site: null, TimeSpan.FromSeconds(second));
}
