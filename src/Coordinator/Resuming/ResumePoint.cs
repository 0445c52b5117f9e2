using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Resuming;

/// <summary>
/// Where a job is gone on with: in the regions of a run whose coordinator died, at a checkpoint, or from the start where neither has
/// what would be needed. Every way leads to the same bits.
/// </summary>
internal sealed record ResumePoint
{
    /// <summary>What it comes from, in words.</summary>
    public required string Source { get; init; }

    /// <summary>The run that its workers were at; null to begin at the start.</summary>
    public Flight? Flight { get; init; }

    /// <summary>The regions, taken over; null where they are made anew.</summary>
    public RegionStore? Store { get; init; }

    /// <summary>The columns of a checkpoint; null where the regions hold them.</summary>
    public ColumnTable? Columns { get; init; }

    /// <summary>The world hash of the columns before the first tick, where a checkpoint says it: another input is another job.</summary>
    public string? InitialHash { get; init; }

    /// <summary>Refuses an input that isn't the one that the job began with.</summary>
    /// <param name="initial">The columns before the first tick, read or generated anew.</param>
    /// <exception cref="RefusedException">It is another one.</exception>
    public void Require(ColumnTable initial)
    {
        if (InitialHash is not null && WorldHash.Of(initial) is var found && !string.Equals(found, InitialHash, StringComparison.Ordinal))
        {
            throw RefusedException.Usage($"Cannot resume because the job's input has changed since: worldHash={found}, expected={InitialHash}. Bring the input back as it was.");
        }
    }

    /// <summary>The first tick that isn't done in the columns of a checkpoint.</summary>
    public int FirstTick { get; init; }

    /// <summary>Leaves of a job's plan what is needed to finish it: of each schedule one run in one process, and one with workers.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="RefusedException">The run in flight is none of the plan's.</exception>
    public JobPlan Narrow(JobPlan plan)
    {
        SchedulePlan[] narrowed = [.. plan.Schedules.Select(Narrow)];

        // What is in flight comes first: the others begin with the columns filled anew.
        SchedulePlan[] ordered = [.. narrowed.OrderBy(schedule => IsInFlight(schedule) ? 0 : 1)];
        return Flight is null || IsInFlight(ordered[0])
            ? plan with { Schedules = [.. ordered] }
            : throw RefusedException.Usage(
                $"Cannot resume because the run that was in flight is none of its job's: kernels={Flight.Schedule}, expected={string.Join(" or ", narrowed.Select(static each => each.Schedule.Name))}.");
    }

    /// <summary>Whether a schedule's run is the one to go on with.</summary>
    public bool IsInFlight(SchedulePlan schedule) => string.Equals(schedule.Schedule.Name, Flight?.Schedule, StringComparison.Ordinal);

    private SchedulePlan Narrow(SchedulePlan schedule)
    {
        RunPlan withWorkers = IsInFlight(schedule) ? Flown(schedule) : schedule.Runs[^1];
        RunPlan alone = schedule.Runs.FirstOrDefault(run => run.Dispatch == DispatchMode.Serial && run.Sweep == withWorkers.Sweep) ?? schedule.Runs[0];
        return schedule with { Runs = ImmutableArray.Create(alone, withWorkers) };
    }

    private RunPlan Flown(SchedulePlan schedule) => schedule.Runs[0].On(Flight!.Workers, Flight.Dispatch, Flight.TicksPerDispatch) with
    {
        Sweep = Flight.Sweep,
        TileRows = Flight.TileRows,
        TellingShare = null,
        Pins = [],
    };
}
