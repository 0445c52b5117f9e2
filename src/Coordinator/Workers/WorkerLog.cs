using Microsoft.Extensions.Logging;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>What is logged about workers: events 100 to 199.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(100, LogLevel.Information,
        "Worker {WorkerId} started as process {ProcessId} for rows {RangeStart} to {RangeEnd}.", EventName = "WorkerStarted")]
    public static partial void Started(ILogger log, int workerId, int processId, int rangeStart, int rangeEnd);

    [LoggerMessage(101, LogLevel.Debug,
        "Worker {WorkerId} attached rows {RangeStart} to {RangeEnd} for {Kernel} on {VectorUnit} and was ready after {ReadyMilliseconds} ms.", EventName = "WorkerAttached")]
    public static partial void Attached(
        ILogger log, int workerId, int rangeStart, int rangeEnd, string kernel, string vectorUnit, double readyMilliseconds);

    [LoggerMessage(102, LogLevel.Information, "All {Workers} workers left after {LeaveMilliseconds} ms.", EventName = "WorkersLeft")]
    public static partial void Left(ILogger log, int workers, double leaveMilliseconds);

    [LoggerMessage(103, LogLevel.Warning,
        "Somebody else connected to the pipe of worker {WorkerId} and was turned away because {Reason}.", EventName = "StrangerTurnedAway")]
    public static partial void StrangerTurnedAway(ILogger log, int workerId, string reason);

    [LoggerMessage(104, LogLevel.Error,
        "Worker {WorkerId} made no progress for {StallSeconds} s and is killed.", EventName = "WorkerHung")]
    public static partial void Hung(ILogger log, int workerId, double stallSeconds);

    [LoggerMessage(105, LogLevel.Information, "Worker {WorkerId} stays on CPU {Cpu} in pinned runs.", EventName = "WorkerPinned")]
    public static partial void Pinned(ILogger log, int workerId, int cpu);

    [LoggerMessage(106, LogLevel.Information,
        "All {Workers} workers had said hello {StartMilliseconds} ms after the first was started.", EventName = "WorkersStarted")]
    public static partial void AllStarted(ILogger log, int workers, double startMilliseconds);

    [LoggerMessage(107, LogLevel.Debug, "All {Workers} workers were ready {AttachMilliseconds} ms after the first was told to attach.", EventName = "WorkersReady")]
    public static partial void AllReady(ILogger log, int workers, double attachMilliseconds);

    [LoggerMessage(108, LogLevel.Warning,
        "Worker {WorkerId} runs on {VectorUnit} and the coordinator on {OwnVectorUnit}: the bits are the same, the speeds can't be compared.", EventName = "OtherVectorUnit")]
    public static partial void OtherUnit(ILogger log, int workerId, string vectorUnit, string ownVectorUnit);

    [LoggerMessage(109, LogLevel.Information,
        "The table is too small for borders of 64 KiB between {Workers} workers: where two share a memory page ({PageBytes} bytes), the memory unit doesn't guard the border.",
        EventName = "BordersUnguarded")]
    public static partial void BordersUnguarded(ILogger log, int workers, int pageBytes);

    [LoggerMessage(110, LogLevel.Debug,
        "Worker {WorkerId} may write rows {RangeStart} to {RangeEnd} of {WrittenColumns} and nothing of {ReadColumns}; the memory unit guards the rest.",
        EventName = "WorkerGuarded")]
    public static partial void Guarded(ILogger log, int workerId, int rangeStart, int rangeEnd, string writtenColumns, string readColumns);

    [LoggerMessage(111, LogLevel.Warning,
        "Worker {WorkerId} (process {ProcessId}) was lost {Where}: {Cause}. Another takes its place. Its last words: {LastWords}", EventName = "WorkerLost")]
    public static partial void Lost(ILogger log, int workerId, int processId, string where, string cause, string lastWords);

    [LoggerMessage(112, LogLevel.Information,
        "Process {ProcessId} has taken the place of worker {WorkerId}, {RecoveryMilliseconds} ms after the loss was noticed.", EventName = "WorkerReplaced")]
    public static partial void Replaced(ILogger log, int workerId, int processId, double recoveryMilliseconds);

    [LoggerMessage(113, LogLevel.Information, "Process {ProcessId} stands by to take the place of a worker that is lost.", EventName = "StandsBy")]
    public static partial void StandsBy(ILogger log, int processId);

    [LoggerMessage(114, LogLevel.Warning,
        "Nobody stands by, so whoever replaces a worker has to be started then: {Cause}", EventName = "NobodyStandsBy")]
    public static partial void NoStandby(ILogger log, string cause);

    [LoggerMessage(115, LogLevel.Information, "Worker {WorkerId} (process {ProcessId}) said: {Words}", EventName = "WorkerSaid")]
    public static partial void Said(ILogger log, int workerId, int processId, string words);

    [LoggerMessage(116, LogLevel.Information, "Process {ProcessId}, which stands by, said: {Words}", EventName = "StandbySaid")]
    public static partial void StandbySaid(ILogger log, int processId, string words);

    [LoggerMessage(117, LogLevel.Information,
        "Process {ProcessId} wrote {LeftOut} lines more to standard error, which are left out: {Most} a second are kept.", EventName = "WorkerSaidMore")]
    public static partial void SaidMore(ILogger log, int processId, long leftOut, int most);

    [LoggerMessage(118, LogLevel.Information,
        "Process {ProcessId}, which stood by, becomes worker {WorkerId} for rows {RangeStart} to {RangeEnd}.", EventName = "WorkerAppointed")]
    public static partial void Appointed(ILogger log, int workerId, int processId, int rangeStart, int rangeEnd);

    [LoggerMessage(119, LogLevel.Information, "Process {ProcessId} was started to stand by.", EventName = "StandbyStarted")]
    public static partial void StandbyStarted(ILogger log, int processId);

    [LoggerMessage(120, LogLevel.Warning,
        "{Strangers} connections to the pipe of worker {WorkerId} were turned away; the first {LoggedAlone} are logged with their reasons.",
        EventName = "StrangersTurnedAway")]
    public static partial void StrangersTurnedAway(ILogger log, int workerId, int strangers, int loggedAlone);
}
