using Microsoft.Extensions.Logging;

namespace ParallelMotion.Coordinator.Sweeping;

/// <summary>The sweep that every start begins with, so that nobody has to clean up by hand. No start fails because of it.</summary>
internal static class FirstSweep
{
    /// <summary>Sweeps, and logs what was found.</summary>
    /// <param name="root">The folder in which runs' folders lie.</param>
    /// <param name="log">The run's log.</param>
    public static void Do(string root, ILogger log)
    {
        try
        {
            foreach (SweptFolder each in Sweeper.Sweep(root))
            {
                Tell(each, log);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            SweepLog.NotSwept(log, root, cause.Message);
        }
    }

    private static void Tell(SweptFolder swept, ILogger log)
    {
        if (swept.KeptBecause is { } reason)
        {
            SweepLog.Kept(log, swept.Path, reason);
        }
        else
        {
            SweepLog.Swept(log, swept.Name, swept.Bytes ?? 0, swept.Path);
        }
    }
}
