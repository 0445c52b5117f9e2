using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>Says what of the log and of standard error was lost so far: a job goes on without, but nobody may take what is left for all.</summary>
internal static class LossWarnings
{
    public static IEnumerable<Warning> Of(RunLog log)
    {
        if (log.DroppedEvents > 0)
        {
            yield return new Warning("log-incomplete", $"The log is incomplete because its disk took no more: dropped events={log.DroppedEvents}, file={log.File}.");
        }

        if (StandardError.Lost > 0)
        {
            yield return new Warning("standard-error-incomplete", $"Standard error is incomplete because it took no more: dropped messages={StandardError.Lost}.");
        }
    }
}
