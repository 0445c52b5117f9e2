using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Lab.RoundTrips;

/// <summary>One way of telling: by what, how many, where they sit. Measured in several turns, hot and parked.</summary>
internal sealed class TripCase(LabChannel channel, Placing placing, RunPlan plan)
{
    /// <summary>How far apart scheduled rounds begin: long beside a round, and long enough for everybody to fall asleep.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(2);

    private readonly RoundTripSeries _hot = new();
    private readonly RoundTripSeries _parked = new();

    /// <summary>How many are told.</summary>
    public int Workers => plan.Workers;

    /// <summary>As a waiting person reads it.</summary>
    public string Name => $"{channel.Name}, {RunName.Workers(Workers)}";

    /// <summary>Whether the system refused the telling thread its CPU: what was measured, if anything, isn't all of it.</summary>
    public bool IsLeftOut { get; private set; }

    /// <summary>Where all sit; null where the system places everybody.</summary>
    public Seating? Seating => placing.Seating;

    /// <summary>Rounds back to back.</summary>
    public RoundTrip Hot => Named(_hot);

    /// <summary>Rounds by a timetable.</summary>
    public RoundTrip Parked => Named(_parked);

    /// <summary>Takes some rounds of both kinds.</summary>
    /// <param name="bench">The workers.</param>
    /// <param name="turn">How many.</param>
    /// <param name="stop">Heeded between two rounds.</param>
    public void Take(Workbench bench, TripTurn turn, CancellationToken stop)
    {
        if (IsLeftOut)
        {
            return;
        }

        AttachedCrew crew = bench.Executor.Attach(plan, placing.Seating == Measurements.Seating.SameCore ? 1 : null);
        IsLeftOut = !PinnedThread.TryOn(placing.Teller, out PinnedThread? pinned);
        if (!IsLeftOut)
        {
            using (pinned)
            {
                Take(crew, turn, stop);
            }
        }
    }

    private void Take(AttachedCrew crew, TripTurn turn, CancellationToken stop)
    {
        RoundTripSeries.WarmUp(crew, turn.WarmUpRounds, stop);
        _hot.AddHot(crew, turn.HotRounds, stop);
        _parked.AddScheduled(crew, turn.ParkedRounds, new Timetable(Period, stop));
    }

    private RoundTrip Named(RoundTripSeries series) => series.ToRoundTrip(Workers) with { IsRung = plan.IsRung, Seating = placing.Seating };
}

/// <summary>Rounds of one turn.</summary>
/// <param name="WarmUpRounds">Without a figure.</param>
/// <param name="HotRounds">Back to back.</param>
/// <param name="ParkedRounds">By the timetable.</param>
internal sealed record TripTurn(int WarmUpRounds, int HotRounds, int ParkedRounds);
