using Microsoft.Extensions.Hosting;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>Stops the host when a stop has begun, also one that began before the host did. The signals are <see cref="StopSignals"/>'s.</summary>
internal sealed class SignalLifetime(IHostApplicationLifetime application, Drain drain) : IHostLifetime, IDisposable
{
    private CancellationTokenRegistration _registration;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _registration = drain.Begun.Register(application.StopApplication);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _registration.Dispose();
}
