using System.Text.Json.Serialization;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Resuming;

/// <summary>Which run of a job its workers are carrying out: what another coordinator has to know to go on with it.</summary>
/// <param name="Schedule">The name of the run's kernels.</param>
/// <param name="Workers">How many take part.</param>
/// <param name="Dispatch">How they are told.</param>
/// <param name="Sweep">How they cross their ranges.</param>
/// <param name="TileRows">Rows of a tile.</param>
/// <param name="Ticks">Ticks of the run.</param>
/// <param name="TicksPerDispatch">Ticks that one order asks for.</param>
/// <param name="FirstOrder">The number of its first order.</param>
/// <param name="JournalBytes">Bytes of the journal of each worker of the job; 0 where it has none.</param>
internal sealed record Flight(
    string Schedule,
    int Workers,
    [property: JsonConverter(typeof(JsonStringEnumConverter))] DispatchMode Dispatch,
    [property: JsonConverter(typeof(JsonStringEnumConverter))] Sweep Sweep,
    int TileRows,
    int Ticks,
    int TicksPerDispatch,
    long FirstOrder,
    IReadOnlyList<int> JournalBytes)
{
    /// <summary>What is to be known of a run.</summary>
    public static Flight Of(RunPlan plan, long firstOrder, IReadOnlyList<int> journalBytes) => new(
        plan.Schedule.Name, plan.Workers, plan.Dispatch, plan.Sweep, plan.TileRows, plan.Ticks, plan.TicksPerDispatch, firstOrder, journalBytes);

    /// <summary>Whether a run can be like that.</summary>
    [JsonIgnore]
    public bool IsPossible => Schedule is not null
        && JournalBytes is not null
        && Workers is >= 1 and <= Limits.MaxWorkers
        && JournalBytes.Count <= Limits.MaxWorkers
        && JournalBytes.All(static bytes => bytes is >= 0 and <= Limits.MaxJournalBytes)
        && Enum.IsDefined(Dispatch)
        && Enum.IsDefined(Sweep)
        && TileRows is >= 1 and <= Limits.MaxTileRows
        && Ticks is >= 1 and <= Limits.MaxTicks
        && TicksPerDispatch is >= 1 and <= Limits.MaxTicks
        && FirstOrder >= 1;

    /// <summary>The first tick of an order.</summary>
    /// <param name="order">Its number; before the first where none was told yet.</param>
    public int FirstTickOf(long order) => order < FirstOrder ? 0 : (int)Math.Min(Ticks, (order - FirstOrder) * TicksPerDispatch);
}
