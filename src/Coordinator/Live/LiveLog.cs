using Microsoft.Extensions.Logging;

namespace ParallelMotion.Coordinator.Live;

/// <summary>What is logged about the page: event 25.</summary>
internal static partial class LiveLog
{
    [LoggerMessage(25, LogLevel.Information, "The run can be watched at {Url}, from this machine alone.", EventName = "PageServed")]
    public static partial void Served(ILogger log, Uri url);
}
