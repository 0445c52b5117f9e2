using ParallelMotion.Shared.Placement;

namespace ParallelMotion.Coordinator.Lab.RoundTrips;

/// <summary>
/// Keeps the calling thread on a CPU until it is disposed, on the same thread. Threads that it starts meanwhile inherit the
/// CPU, so nothing is to be started: workers attach before.
/// </summary>
internal sealed class PinnedThread : IDisposable
{
    private readonly ThreadPlacement _placement = new();

    private PinnedThread(int cpu)
    {
        _placement.MoveTo(cpu);
    }

    /// <summary>Pins it.</summary>
    /// <param name="cpu">The CPU; null to leave the thread alone.</param>
    /// <param name="pinned">Lets the thread go again; null where nothing was done.</param>
    /// <returns>Whether the thread is where it should be; false where the system refuses, e.g. for a CPU that was taken from this process.</returns>
    public static bool TryOn(int? cpu, out PinnedThread? pinned)
    {
        pinned = null;
        try
        {
            pinned = cpu is { } number ? new PinnedThread(number) : null;
            return true;
        }
        catch (InvalidOperationException)
        {
            // Its advice is to leave --pin out, which the lab hasn't got.
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _placement.MoveTo(ThreadPlacement.Anywhere);
}
