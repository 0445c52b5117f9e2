using System.Diagnostics;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Events;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker;

/// <summary>Carries out what a fault drill asks for.</summary>
internal static class SelfHarm
{
    private const int DrillExitCode = 70;

    /// <summary>Hurts this process, or does nothing.</summary>
    /// <param name="action">How.</param>
    /// <param name="point">Where.</param>
    /// <param name="events">Says so before.</param>
    /// <param name="spoil">Spoils rows: this worker's, or another's.</param>
    /// <exception cref="InvalidOperationException">When the action is to throw.</exception>
    public static void Do(FaultAction action, string point, EventWriter events, Action<FaultAction> spoil)
    {
        if (action != FaultAction.None)
        {
            events.Begin(WorkerEvents.DrillStruck)?.With("Action", action.ToString().ToLowerInvariant()).With("Point", point).Write();
        }

        switch (action)
        {
            case FaultAction.Exit:
                Console.Error.WriteLine("Fault drill: exit.");
                Leaving.Now(DrillExitCode);
                break;
            case FaultAction.Kill:
                Kill();
                break;
            case FaultAction.Tear:
                spoil(action);
                Kill();
                break;
            case FaultAction.Hang:
                using (ManualResetEvent never = new(initialState: false))
                {
                    // No limit: whoever waits for this worker has to have one.
                    _ = never.WaitOne();
                }

                break;
            case FaultAction.Throw:
                throw new InvalidOperationException("Fault drill: throw.");
            case FaultAction.Corrupt or FaultAction.Stray:
                spoil(action);
                break;
            default:
                break;
        }
    }

    private static void Kill()
    {
        using Process self = Process.GetCurrentProcess();
        self.Kill();
    }
}
