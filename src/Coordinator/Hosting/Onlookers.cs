using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Live;
using ParallelMotion.Coordinator.Live.Page;
using ParallelMotion.Coordinator.Live.Terminal;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>
/// Those who watch a job while it goes on: a person at a terminal, and browsers. Begun before anything else exists, so that a port which is taken leaves
/// nothing behind; ended after the job, and whatever they are at, the job waits for none of them.
/// </summary>
internal sealed class Onlookers : IAsyncDisposable
{
    /// <summary>Where nobody looks but a log of a build server, which gets two lines a minute.</summary>
    private static readonly TimeSpan RareInterval = TimeSpan.FromSeconds(1);

    private readonly LiveProgress _progress;
    private readonly LivePulse _pulse;
    private readonly ErrorTerminal? _terminal;
    private readonly LiveFeed? _feed;
    private LiveServer? _server;

    private Onlookers(HostedSpec spec, RunId run, MachineProfile machine, TerminalColor color)
    {
        bool hasPage = spec.DashboardPort is not null;
        View = new LiveView(run.ToString(), machine.Sentence, hearsDispatches: hasPage);
        _terminal = spec.IsQuiet ? null : new ErrorTerminal(color);
        _progress = new LiveProgress(View, _terminal?.Surface);
        _pulse = new LivePulse(View, hasPage ? LivePulse.PageInterval : _terminal?.Surface is not LogSurface ? LivePulse.UsualInterval : RareInterval, _progress.Update);
        if (hasPage)
        {
            Tail = new LogTail();
            _feed = new LiveFeed(() => _pulse.Latest, Tail, LiveFeed.UsualInterval);
        }
    }

    /// <summary>What there is to see.</summary>
    public LiveView View { get; }

    /// <summary>The end of the log; null where nobody wants to see it.</summary>
    public LogTail? Tail { get; }

    /// <summary>Where stages are said.</summary>
    public IProgressLine Progress => _progress;

    /// <summary>Begins to show.</summary>
    /// <param name="spec">To whom.</param>
    /// <param name="run">The run.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="color">Which streams take colours.</param>
    /// <returns>Null where nobody watches.</returns>
    /// <exception cref="RefusedException">The port that was asked for is taken.</exception>
    public static async Task<Onlookers?> BeginAsync(HostedSpec spec, RunId run, MachineProfile machine, TerminalColor color)
    {
        if (spec is { IsQuiet: true, DashboardPort: null })
        {
            return null;
        }

        Onlookers all = new(spec, run, machine, color);
        try
        {
            all._server = all._feed is null ? null : await LiveServer.StartAsync(spec.DashboardPort!.Value, all._feed);
            return all;
        }
        catch
        {
            await all.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says where the page is.</summary>
    /// <param name="log">The job's log.</param>
    public void Announce(ILogger log)
    {
        if (_server is not null)
        {
            LiveLog.Served(log, _server.Url);
            StandardError.Say($"The run can be watched at {_server.Url}");
        }
    }

    /// <summary>The job has ended: nothing is drawn any more, and pages are told how.</summary>
    /// <param name="code">How.</param>
    public void End(ExitCode code)
    {
        View.End(code);
        _pulse.Dispose();
        _terminal?.Dispose();
        _feed?.End();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        End(ExitCode.Unexpected);
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
