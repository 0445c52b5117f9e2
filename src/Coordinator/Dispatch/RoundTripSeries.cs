using System.Diagnostics;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>
/// Round trips of one kind, taken in several turns, so that what is compared can be measured in turn. Two readings of the
/// clock a round more than <see cref="RoundTripMeter"/> takes.
/// <para>
/// Answers are read in the order of workers. One that came while an earlier one was awaited counts from when it was read, so
/// the spread within a round is what the telling thread sees: at most the true one, but for the time that reading takes.
/// </para>
/// </summary>
internal sealed class RoundTripSeries
{
    private readonly List<double> _service = [];
    private readonly List<double> _spread = [];
    private readonly List<double> _response = [];

    /// <summary>Rounds without a figure: new code at both ends, and whoever has just attached.</summary>
    /// <param name="crew">Who is told, and by what.</param>
    /// <param name="rounds">How many.</param>
    /// <param name="stop">Heeded between two rounds.</param>
    public static void WarmUp(AttachedCrew crew, int rounds, CancellationToken stop)
    {
        for (int round = 0; round < rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            Dispatcher.Round(crew, Execute.Nothing);
        }
    }

    /// <summary>Takes rounds that follow each other: everybody is awake.</summary>
    /// <param name="crew">Who is told, and by what.</param>
    /// <param name="rounds">How many.</param>
    /// <param name="stop">Heeded between two rounds.</param>
    public void AddHot(AttachedCrew crew, int rounds, CancellationToken stop)
    {
        for (int round = 0; round < rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            _ = Round(crew);
        }
    }

    /// <summary>
    /// Takes rounds by a timetable. A round that is late, because the one before took long or the system let this thread wait,
    /// counts from when it should have begun: otherwise one slow round would hide all that it delays (coordinated omission).
    /// </summary>
    /// <param name="crew">Who is told, and by what.</param>
    /// <param name="rounds">How many.</param>
    /// <param name="timetable">When each begins.</param>
    public void AddScheduled(AttachedCrew crew, int rounds, Timetable timetable)
    {
        for (int round = 0; round < rounds; round++)
        {
            long due = timetable.AwaitNext();
            long heard = Round(crew);
            _response.Add(Elapsed.Seconds(due, heard));
        }
    }

    /// <summary>Sums up; nothing is known of response times where no round was scheduled.</summary>
    /// <param name="workers">How many were told.</param>
    public RoundTrip ToRoundTrip(int workers) => new(workers, SampleStatistics.Of(_service))
    {
        Jitter = SampleStatistics.Of(_spread),
        Response = _response.Count == 0 ? null : SampleStatistics.Of(_response),
    };

    private long Round(AttachedCrew crew)
    {
        long sent = Stopwatch.GetTimestamp();
        Dispatcher.Tell(crew, Execute.Nothing);
        _ = Dispatcher.Hear(crew, crew.Workers[0], Execute.Nothing);
        long first = Stopwatch.GetTimestamp();
        foreach (WorkerPost worker in crew.Workers[1..])
        {
            _ = Dispatcher.Hear(crew, worker, Execute.Nothing);
        }

        long last = crew.Workers.Length == 1 ? first : Stopwatch.GetTimestamp();
        _service.Add(Elapsed.Seconds(sent, last));
        _spread.Add(Elapsed.Seconds(first, last));
        return last;
    }
}
