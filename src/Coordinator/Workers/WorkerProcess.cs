using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ParallelMotion.Coordinator.Workers.Speech;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Events;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>A worker's operating-system process: started, heard, ended.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan ExitCodeLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWordsLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly StandardErrorTail _standardError = new();
    private readonly Lazy<string> _end;

    // Never disposed: the system may report the end at any time, and this source holds no timer and no handle.
    private readonly CancellationTokenSource _exited = new();
    private volatile bool _isKilled;

    private WorkerProcess(ProcessStartInfo start, int worker, bool standsBy, OutOfMemory outOfMemory, ILogger log)
    {
        _end = new Lazy<string>(() => DescribeEnd(outOfMemory));
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => _exited.Cancel();
        try
        {
            UnstoppedStart.Start(_process);
        }
        catch (Win32Exception cause)
        {
            _process.Dispose();
            throw new WorkerFailedException(
                worker, $"Cannot start {PlaceName.Of(worker, standsBy)} because the system refused: file={start.FileName}, cause={cause.Message}", cause);
        }

        _ = _standardError.DrainAsync(_process.StandardError, new WorkerVoice(_process.Id, standsBy ? null : worker, log, TimeProvider.System));
    }

    /// <summary>The process id.</summary>
    public int Pid => _process.Id;

    /// <summary>Cancelled when the process ends.</summary>
    public CancellationToken Exited => _exited.Token;

    /// <summary>Whether the process is gone.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>How it ended, in words; null while it lives.</summary>
    public string? End => _process.HasExited ? _end.Value : null;

    /// <summary>What it wrote to standard error last, without its events.</summary>
    public string LastWords => _standardError.ToString();

    /// <summary>How it ended; null while it lives.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>Starts a worker.</summary>
    /// <param name="executable">Its executable.</param>
    /// <param name="worker">Its index.</param>
    /// <param name="pipeName">The pipe it is to connect to; a server must be listening there.</param>
    /// <param name="drill">A fault drill for it; null for that of the environment.</param>
    /// <param name="incarnation">How many processes had its place before.</param>
    /// <param name="outOfMemory">Tells deaths for want of memory; null for that of this system.</param>
    /// <param name="log">Gets what it writes to standard error; null for nobody.</param>
    /// <param name="standsBy">Whether it is nobody's process yet.</param>
    /// <exception cref="WorkerFailedException">The system refuses.</exception>
    public static WorkerProcess Start(
        string executable, int worker, string pipeName, string? drill = null, int incarnation = 0, OutOfMemory? outOfMemory = null, ILogger? log = null, bool standsBy = false)
    {
        ProcessStartInfo start = UnstoppedStart.Of(executable, worker.ToString(), pipeName, incarnation.ToString());
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        WorkerEnvironment.Prepare(start.Environment);
        if (drill is not null)
        {
            start.Environment[FaultDrill.Variable] = drill;
        }

        log ??= NullLogger.Instance;
        start.Environment[EventFrame.LevelVariable] = (log.IsEnabled(LogLevel.Debug) ? WorkerEventLevel.Debug : WorkerEventLevel.Information).ToString();
        return new WorkerProcess(start, worker, standsBy, outOfMemory ?? OutOfMemory.Here, log);
    }

    /// <summary>Hands the token over, on the standard input that stays open as the worker's lifeline.</summary>
    public void GiveToken(byte[] token)
    {
        try
        {
            _process.StandardInput.WriteLine(Convert.ToBase64String(token));
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It died already: the handshake finds that out, and has its exit code and last words.
        }
    }

    /// <summary>Ends the lifeline: the worker leaves by itself, within a second.</summary>
    public void CutLifeline()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The other end is closed already.
        }
    }

    /// <summary>Ends the process, whatever it does. Harmless when it is gone.</summary>
    public void Kill()
    {
        try
        {
            _isKilled |= !_process.HasExited;
            _process.Kill();
        }
        catch (Exception cause) when (cause is InvalidOperationException or Win32Exception)
        {
            // It was quicker.
        }
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>Whether it came within the limit.</returns>
    public bool WaitForExit(TimeSpan limit) => _process.WaitForExit(limit);

    /// <summary>How it ended and what it said last, in one text; ends it first if it doesn't end by itself.</summary>
    public string Obituary()
    {
        // Its pipe closes a moment before the system knows its exit code; killing it at once would hide that code.
        if (!_process.WaitForExit(ExitCodeLimit))
        {
            Kill();
            if (!_process.WaitForExit(KillLimit))
            {
                return $"pid={Pid}, alive even after a kill; its last words: {_standardError}";
            }
        }

        // The system knows the exit code before the last lines have been read: without them there would be no cause.
        _ = _standardError.WaitForEnd(LastWordsLimit);
        string words = _standardError.ToString();
        return $"pid={Pid}, {_end.Value}; its last words: {words}{OutOfMemory.OfHeap(words)}";
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    // Once, however many ask how it ended: an out-of-memory kill explains one death.
    private string DescribeEnd(OutOfMemory outOfMemory)
    {
        int code = _process.ExitCode;
        if (_isKilled && OperatingSystem.IsWindows())
        {
            return "killed by the coordinator";
        }

        string? killer = code != ExitStatus.Killed ? null : _isKilled ? "by the coordinator" : outOfMemory.Explain();
        return ExitStatus.Describe(code, killer);
    }
}
