using System.IO.Pipes;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Tests.Workers;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

public sealed class RoundTripSeriesTests : IDisposable
{
    private const int Rounds = 50;

    private readonly List<WorkerLink> _links = [];
    private readonly RoundTripSeries _series = new();

    [Fact]
    public void A_response_takes_at_least_as_long_as_its_service()
    {
        Partition partition = Crew(workers: 2);

        _series.AddScheduled(Attached(partition), Rounds, new Timetable(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken));

        RoundTrip trip = _series.ToRoundTrip(2);
        Assert.True(trip.IsParked);
        Assert.Equal(Rounds, trip.Response!.Count);
        Assert.True(trip.Response.Minimum >= trip.Seconds.Minimum);
        Assert.True(trip.Response.P50 >= trip.Seconds.P50);
        Assert.True(trip.Response.Maximum >= trip.Seconds.Maximum);
        Assert.True(trip.Jitter!.Maximum <= trip.Seconds.Maximum);
    }

    [Fact]
    public void A_timetable_that_nobody_can_keep_shows_in_the_response_and_not_in_the_service()
    {
        Partition partition = Crew(workers: 1);

        // A hundred nanoseconds: the last round is late by all that the others took.
        _series.AddScheduled(Attached(partition), Rounds, new Timetable(TimeSpan.FromTicks(1), TestContext.Current.CancellationToken));

        RoundTrip trip = _series.ToRoundTrip(1);
        Assert.True(trip.Response!.Maximum > trip.Seconds.Mean * (Rounds - 1), $"{trip.Response.Maximum} after {Rounds} rounds of {trip.Seconds.Mean}");
    }

    [Fact]
    public void Rounds_back_to_back_have_no_response_and_one_worker_no_jitter()
    {
        Partition partition = Crew(workers: 1);
        RoundTripSeries.WarmUp(Attached(partition), rounds: 3, TestContext.Current.CancellationToken);

        _series.AddHot(Attached(partition), Rounds, TestContext.Current.CancellationToken);
        _series.AddHot(Attached(partition), Rounds, TestContext.Current.CancellationToken);

        RoundTrip trip = _series.ToRoundTrip(1);
        Assert.False(trip.IsParked);
        Assert.Equal(2 * Rounds, trip.Seconds.Count);
        Assert.Equal(0, trip.Jitter!.Maximum);
    }

    [Fact]
    public void A_stop_is_heeded_between_rounds()
    {
        Partition partition = Crew(workers: 1);
        using CancellationTokenSource stop = new();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => _series.AddHot(Attached(partition), Rounds, stop.Token));
        Assert.Throws<OperationCanceledException>(() => _series.AddScheduled(Attached(partition), Rounds, new Timetable(TimeSpan.FromTicks(1), stop.Token)));
    }

    [Theory]
    [InlineData(1, null, 2, false)]
    [InlineData(2, null, 2, true)]
    [InlineData(2, null, 2.5, true)]
    [InlineData(1, Seating.SameCore, 8, true)]
    [InlineData(1, Seating.OtherCore, 2, false)]
    public void Workers_and_their_teller_may_outnumber_the_cpus(int workers, object? seating, double cpus, bool expected) =>
        Assert.Equal(expected, (new RoundTrip(workers, SampleStatistics.Of([1])) { Seating = (Seating?)seating }).IsOversubscribed(cpus));

    public void Dispose() => _links.ForEach(static link => link.Dispose());

    private AttachedCrew Attached(Partition partition) => LinkedCrew.Of(PipeChannel.Instance, _links, partition);

    private Partition Crew(int workers)
    {
        Partition partition = Partition.Split(1000, workers, sizeof(float));
        for (int worker = 0; worker < workers; worker++)
        {
            NamedPipeServerStream stream = new AnsweringWorker(partition.Ranges[worker].Length).Coordinator;
            _links.Add(StandIn.Link(stream, worker));
        }

        return partition;
    }
}
