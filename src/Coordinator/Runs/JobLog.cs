using Microsoft.Extensions.Logging;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>What is logged about a job: events 1 and 9.</summary>
internal static partial class JobLog
{
    [LoggerMessage(1, LogLevel.Information,
        "Planned {Runs} runs of {Rows} rows in {Columns} columns with up to {Workers} workers, borders aligned to {Alignment}.", EventName = "JobPlanned")]
    public static partial void Planned(ILogger log, int runs, int rows, int columns, int workers, BorderAlignment alignment);

    [LoggerMessage(9, LogLevel.Warning, "{Note} ({Code})", EventName = "JobNote")]
    public static partial void Noted(ILogger log, string code, string note);
}
