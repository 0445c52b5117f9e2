using Microsoft.Extensions.Logging;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>What is logged about a job: events 1, 9 and 11 to 21; 23 is the log file's own.</summary>
internal static partial class JobLog
{
    [LoggerMessage(1, LogLevel.Information,
        "Planned {Runs} runs of {Rows} rows in {Columns} columns with up to {Workers} workers, borders aligned to {Alignment}.", EventName = "JobPlanned")]
    public static partial void Planned(ILogger log, int runs, int rows, int columns, int workers, BorderAlignment alignment);

    [LoggerMessage(12, LogLevel.Information, "Kernel {Kernel} runs on {VectorUnit}, with tiles of {TileRows} rows.", EventName = "KernelPlanned")]
    public static partial void KernelPlanned(ILogger log, string kernel, string vectorUnit, int tileRows);

    [LoggerMessage(11, LogLevel.Information,
        "{HugePageBytes} bytes of {Regions} columns lie in huge pages: {PerRegion}.", EventName = "HugePages")]
    public static partial void HugePages(ILogger log, long hugePageBytes, int regions, string perRegion);

    [LoggerMessage(13, LogLevel.Debug, "{Run} rehearsed {Kernel} for {Ticks} ticks in {RehearsalSeconds} s.", EventName = "Rehearsed")]
    public static partial void Rehearsed(ILogger log, string run, string kernel, int ticks, double rehearsalSeconds);

    [LoggerMessage(14, LogLevel.Information, "{TicksPerDispatch} ticks a dispatch of {Kernel} with {Run}: {Reason}.", EventName = "BatchChosen")]
    public static partial void BatchChosen(ILogger log, int ticksPerDispatch, string kernel, string run, string reason);

    [LoggerMessage(15, LogLevel.Information,
        "{Participants} take part on {Cpus} CPUs, so whoever waits in shared memory watches {SpinNanoseconds} ns and yields {Yields} times before it sleeps.",
        EventName = "SpinChosen")]
    public static partial void SpinChosen(ILogger log, int participants, double cpus, long spinNanoseconds, int yields);

    [LoggerMessage(16, LogLevel.Information,
        "Audited one tick of {Kernel} with {Workers} workers in {AuditMilliseconds} ms: {RowsWritten} rows were changed, with {Findings} kinds of findings; a write of the value that was there can't be seen.",
        EventName = "TickAudited")]
    public static partial void Audited(ILogger log, string kernel, int workers, long rowsWritten, int findings, double auditMilliseconds);

    [LoggerMessage(17, LogLevel.Error, "{Finding}", EventName = "AuditFound")]
    public static partial void AuditFound(ILogger log, string finding);

    [LoggerMessage(9, LogLevel.Warning, "{Note} ({Code})", EventName = "JobNote")]
    public static partial void Noted(ILogger log, string code, string note);

    [LoggerMessage(18, LogLevel.Warning, "Goes on with {Source}: {Kernel} with {Run}, from tick {FirstTick} of {Ticks}.", EventName = "RunResumed")]
    public static partial void Resumed(ILogger log, string source, string kernel, string run, int firstTick, int ticks);

    [LoggerMessage(19, LogLevel.Warning, "Begins the job of {Source} anew: no run of it was in flight, or none that could be gone on with.", EventName = "JobBegunAnew")]
    public static partial void BegunAnew(ILogger log, string source);

    [LoggerMessage(20, LogLevel.Information, "Wrote a checkpoint of {Kernel} at tick {Tick} to {Folder} in {CheckpointMilliseconds} ms.", EventName = "CheckpointWritten")]
    public static partial void CheckpointWritten(ILogger log, string folder, string kernel, int tick, double checkpointMilliseconds);

    [LoggerMessage(21, LogLevel.Warning, "Could not write the checkpoint of {Kernel} at tick {Tick} to {Folder}, and goes on without it; the one before it is still there: {Cause}", EventName = "CheckpointFailed")]
    public static partial void CheckpointFailed(ILogger log, string folder, string kernel, int tick, string cause);
}
