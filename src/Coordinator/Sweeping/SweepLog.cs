using Microsoft.Extensions.Logging;

namespace ParallelMotion.Coordinator.Sweeping;

/// <summary>What is logged about dead runs: events 300 to 399.</summary>
internal static partial class SweepLog
{
    [LoggerMessage(300, LogLevel.Information, "Removed {SweptBytes} bytes that dead run {DeadRunId} had left in {Folder}.", EventName = "RunSwept")]
    public static partial void Swept(ILogger log, string deadRunId, long sweptBytes, string folder);

    [LoggerMessage(301, LogLevel.Debug, "Kept {Folder}: {Reason}.", EventName = "FolderKept")]
    public static partial void Kept(ILogger log, string folder, string reason);

    [LoggerMessage(302, LogLevel.Information, "Nothing was swept in {Folder} because the system refused: {Reason}", EventName = "NotSwept")]
    public static partial void NotSwept(ILogger log, string folder, string reason);
}
