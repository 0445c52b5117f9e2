using Microsoft.Extensions.Hosting;

namespace ParallelMotion.Coordinator.Tests.Hosting;

/// <summary>Counts how often it is asked to stop.</summary>
internal sealed class FakeApplication : IHostApplicationLifetime
{
    private int _stops;

    public int Stops => _stops;

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => CancellationToken.None;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void StopApplication() => Interlocked.Increment(ref _stops);
}
