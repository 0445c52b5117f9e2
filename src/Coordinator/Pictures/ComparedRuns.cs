using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>Which runs of a job may stand in a picture beside others, and under what name.</summary>
internal static class ComparedRuns
{
    /// <summary>
    /// Whether a run is compared: of a wrong result it doesn't matter how soon it was there, and the time of a run that was gone on with is that of its rest.
    /// </summary>
    public static bool IsFit(MeasurementEntry run) => run is { MatchesSerial: true, ResumedFromTick: null, MedianSeconds: > 0 } && double.IsFinite(run.Speedup);

    /// <summary>Whether worker processes computed it as well.</summary>
    public static bool IsOnWorkers(MeasurementEntry run) => IsFit(run) && run.Dispatch is not "serial";

    /// <summary>The way in which it was told and crossed memory, whatever its workers.</summary>
    public static string NameOf(MeasurementEntry run) => $"{ToldOf(run)}, {run.Sweep}{(run.Placement is "pinned" ? ", pinned" : string.Empty)}";

    /// <summary>What orders travelled by.</summary>
    public static string ChannelOf(MeasurementEntry run) => run.Dispatch is "doorbell" ? "doorbell" : "pipe";

    /// <summary>How its workers were told.</summary>
    public static string ToldOf(MeasurementEntry run) => run.BatchReason is null
        ? Told(run.Dispatch, run.TicksPerDispatch, run.Ticks)
        : $"{(run.Dispatch is "doorbell" ? "doorbell" : "told")} in chosen batches";

    /// <summary>How workers were told.</summary>
    /// <param name="dispatch">As in the result document.</param>
    /// <param name="ticksPerDispatch">Ticks that an order asked for.</param>
    /// <param name="ticks">Ticks of the run.</param>
    public static string Told(string dispatch, int ticksPerDispatch, int ticks) => dispatch switch
    {
        "doorbell" when ticksPerDispatch > 1 => $"doorbell every {ticksPerDispatch:N0} ticks",
        "per-run" when ticksPerDispatch < ticks => $"every {ticksPerDispatch:N0} ticks",
        _ => dispatch.Replace('-', ' '),
    };
}
