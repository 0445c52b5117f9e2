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
    /// <returns>Lets the thread go again; null where nothing was done.</returns>
    /// <exception cref="InvalidOperationException">The system refuses.</exception>
    public static PinnedThread? On(int? cpu) => cpu is { } number ? new PinnedThread(number) : null;

    /// <inheritdoc/>
    public void Dispose() => _placement.MoveTo(ThreadPlacement.Anywhere);
}
