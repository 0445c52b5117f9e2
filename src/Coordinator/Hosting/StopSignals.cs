using System.Runtime.InteropServices;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>
/// The one owner of stop signals, from before the first file exists until after the report: the host's own lifetime would not
/// tell Ctrl-C from SIGTERM, and the command-line library would end the process in the middle of the clean-up.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly Drain _drain;
    private readonly LastResort _lastResort;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private volatile int _first;
    private volatile string? _name;

    /// <summary>Heeds none yet.</summary>
    /// <param name="drain">What a first signal begins.</param>
    /// <param name="lastResort">What a second one takes.</param>
    internal StopSignals(Drain drain, LastResort lastResort)
    {
        _drain = drain;
        _lastResort = lastResort;
    }

    /// <summary>The exit code of the first stop signal, or null when none came.</summary>
    public ExitCode? Signalled => _first == 0 ? null : (ExitCode)_first;

    /// <summary>The name of the first stop signal.</summary>
    public string Name => _name ?? "the host";

    /// <summary>Heeds all of them from now on; before, they end the process as the system does.</summary>
    /// <param name="drain">What a first signal begins.</param>
    /// <param name="lastResort">What a second one takes.</param>
    public static StopSignals Heed(Drain drain, LastResort lastResort)
    {
        StopSignals signals = new(drain, lastResort);
        signals.Register(PosixSignal.SIGINT, ExitCode.Interrupted);
        signals.Register(PosixSignal.SIGQUIT, ExitCode.Interrupted);
        signals.Register(PosixSignal.SIGTERM, ExitCode.Terminated);
        signals.Register(PosixSignal.SIGHUP, ExitCode.Terminated);
        return signals;
    }

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(static registration => registration.Dispose());

    /// <summary>Heeds a stop signal: the first one ends the job in order, a second one at once. The first one's code stays.</summary>
    internal void Hear(ExitCode code, string name)
    {
        _ = Interlocked.CompareExchange(ref _name, name, null);
        int before = Interlocked.CompareExchange(ref _first, (int)code, 0);
        if (before != 0)
        {
            _lastResort.Take((ExitCode)before);
        }

        _drain.Begin();
    }

    private void Register(PosixSignal signal, ExitCode code) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        // Cancelled so that the runtime doesn't end the process: it ends by itself once everything is released.
        context.Cancel = true;
        Hear(code, signal.ToString());
    }));
}
