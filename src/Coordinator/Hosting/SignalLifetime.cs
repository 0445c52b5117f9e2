using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>
/// The one owner of stop signals: the host's own lifetime would not tell Ctrl-C from SIGTERM, and the command-line
/// library would end the process in the middle of the clean-up.
/// </summary>
internal sealed class SignalLifetime(IHostApplicationLifetime application, LastResort lastResort) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private volatile int _first;
    private volatile string? _name;

    /// <summary>The exit code of the first stop signal, or null when none came.</summary>
    public ExitCode? Signalled => _first == 0 ? null : (ExitCode)_first;

    /// <summary>The name of the first stop signal.</summary>
    public string Name => _name ?? "the host";

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        Register(PosixSignal.SIGINT, ExitCode.Interrupted);
        Register(PosixSignal.SIGQUIT, ExitCode.Interrupted);
        Register(PosixSignal.SIGTERM, ExitCode.Terminated);
        Register(PosixSignal.SIGHUP, ExitCode.Terminated);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(static registration => registration.Dispose());

    private void Register(PosixSignal signal, ExitCode code) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        // Cancelled so that the runtime doesn't end the process: it ends by itself once everything is released.
        context.Cancel = true;
        Hear(code, signal.ToString());
    }));

    /// <summary>Heeds a stop signal: the first one ends the job in order, a second one at once. The first one's code stays.</summary>
    internal void Hear(ExitCode code, string name)
    {
        _ = Interlocked.CompareExchange(ref _name, name, null);
        int before = Interlocked.CompareExchange(ref _first, (int)code, 0);
        if (before != 0)
        {
            lastResort.Take((ExitCode)before);
        }

        application.StopApplication();
    }
}
