using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>How long whoever waits in shared memory watches before it sleeps.</summary>
internal static class SpinPolicy
{
    /// <summary>
    /// With somebody else waiting for this CPU, a look costs a yield: enough of them for those who are waited for to run
    /// through an empty tick, few enough not to matter beside a wake.
    /// </summary>
    private const int YieldsWhenCrowded = 20;

    /// <summary>Less than the fastest wakes: a machine whose clock or meter is off must still find a hot partner hot.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMicroseconds(20);

    /// <summary>Decides.</summary>
    /// <param name="participants">Threads that watch or compute at the same time.</param>
    /// <param name="cpus">CPUs they may use, a quota counted.</param>
    /// <param name="wake">What sleeping and being woken costs; asked for only where it matters.</param>
    public static SpinBudget For(int participants, double cpus, Func<TimeSpan> wake)
    {
        if (IsCrowded(participants, cpus))
        {
            return new SpinBudget(Nanoseconds: 0, YieldsWhenCrowded);
        }

        double nanoseconds = Math.Max(Least.TotalNanoseconds, wake().TotalNanoseconds);
        return new SpinBudget((long)Math.Min(nanoseconds, SpinBudget.MaxNanoseconds), Yields: 0);
    }

    /// <summary>Whether somebody has to wait for a CPU while all of them are busy.</summary>
    public static bool IsCrowded(int participants, double cpus) => participants > cpus;
}
