using Serilog.Core;
using Serilog.Debugging;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>The run's logger, and what became of its file. Closing writes what is still queued.</summary>
internal sealed class RunLog : IDisposable
{
    /// <summary>How long closing waits for the disk. What a hanging disk hasn't taken by then is lost; the exit code isn't.</summary>
    internal static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private readonly Logger _logger;
    private readonly DropCounter _drops;
    private readonly TimeSpan _closeLimit;
    private bool _isClosed;

    public RunLog(Logger logger, LogFile file, DropCounter drops, TimeSpan closeLimit)
    {
        _logger = logger;
        _drops = drops;
        _closeLimit = closeLimit;
        File = file.Path;
        Warning = file.Warning;
    }

    /// <summary>The logger; hand it on without its ownership.</summary>
    public Serilog.ILogger Logger => _logger;

    /// <summary>The log file's full path, or null when there is none.</summary>
    public string? File { get; }

    /// <summary>Why there is no log file, or null.</summary>
    public string? Warning { get; }

    /// <summary>Events that never reached the file because the disk was full or too slow; final after closing.</summary>
    public long DroppedEvents => _drops.Count;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;

        // On a thread of its own, because the sinks wait for their disk without a limit.
        Thread closer = new(Close) { IsBackground = true, Name = "log closer" };
        closer.Start();
        closer.Join(_closeLimit);
    }

    private void Close()
    {
        try
        {
            _logger.Dispose();
        }
        catch (Exception cause)
        {
            // A full disk refuses the last buffer. The run's outcome stands whether or not its log is whole.
            SelfLog.WriteLine("Cannot close the log: {0}", cause);
        }
    }
}
