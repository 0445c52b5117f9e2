using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>Schedules that take turns on one table, so that a slow minute of the machine falls on all alike.</summary>
internal static class Turns
{
    /// <summary>Measures them.</summary>
    /// <param name="room">For whom.</param>
    /// <param name="bench">Where.</param>
    /// <param name="plans">The runs of each schedule.</param>
    /// <param name="turns">How often each has its turn; once at least.</param>
    /// <param name="policyOf">How the schedules are sampled in a turn, the first of which is 0.</param>
    /// <param name="begins">Hears which turn begins, and of which schedule; null where nobody listens.</param>
    /// <returns>The runs of each schedule, in the order of its plan, with the samples of all turns.</returns>
    /// <exception cref="OperationCanceledException">Nothing new may begin.</exception>
    public static IReadOnlyList<Measurement>[] Measure(
        LabRoom room, Workbench bench, IReadOnlyList<SchedulePlan> plans, int turns, Func<int, SamplePolicy> policyOf, Action<int, int>? begins = null)
    {
        List<IReadOnlyList<Measurement>>[] taken = [.. plans.Select(static _ => new List<IReadOnlyList<Measurement>>())];
        for (int turn = 0; turn < turns; turn++)
        {
            for (int index = 0; index < plans.Count; index++)
            {
                room.Stop.ThrowIfCancellationRequested();
                begins?.Invoke(turn, index);

                // What another schedule left is no start for this one, whose serial run is compared in all columns.
                bench.Table.Reset(bench.Initial.Names);
                taken[index].Add(new Experiment(plans[index], bench, policyOf(turn), room.Around).Measure());
            }
        }

        return [.. taken.Select(Joined)];
    }

    /// <summary>Joins what was measured in several turns, run by run.</summary>
    /// <param name="turns">The runs of one plan, measured in each turn; one turn at least.</param>
    public static IReadOnlyList<Measurement> Joined(IReadOnlyList<IReadOnlyList<Measurement>> turns) =>
        [.. Enumerable.Range(0, turns[0].Count).Select(run => Measurement.Joined([.. turns.Select(turn => turn[run])]))];
}
