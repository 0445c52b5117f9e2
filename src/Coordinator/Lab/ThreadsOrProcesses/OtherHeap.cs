using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>The helper process with the other heap, as the lab sees it: started, asked, ended.</summary>
internal sealed class OtherHeap : IDisposable
{
    /// <summary>Start, table and rehearsal, or a run: far more than either takes.</summary>
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(2);

    private readonly Process _process;

    private OtherHeap(Process process)
    {
        _process = process;
    }

    /// <summary>Whether its collector is the server's: the runtime gives none to a process with one CPU.</summary>
    public bool IsServer { get; private set; }

    /// <summary>The process id.</summary>
    public int Pid => _process.Id;

    /// <summary>Starts it, with the server's collector; it isn't ready then.</summary>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="ticks">Ticks of a run.</param>
    /// <param name="seed">What the table is derived from.</param>
    /// <exception cref="OtherHeapException">It can't be started.</exception>
    public static OtherHeap Start(int rows, int workers, int ticks, ulong seed)
    {
        string file = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ParallelMotion.Coordinator.exe" : "ParallelMotion.Coordinator");
        ProcessStartInfo start = UnstoppedStart.Of(file, OtherHeapProtocol.Word, Text(rows), Text(workers), Text(ticks), Text(seed));
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        WorkerEnvironment.Filter(start.Environment);
        start.Environment["DOTNET_gcServer"] = "1";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        Process process = new() { StartInfo = start };
        try
        {
            UnstoppedStart.Start(process);
            return new OtherHeap(process);
        }
        catch (Win32Exception cause)
        {
            process.Dispose();
            throw new OtherHeapException($"the system refused: file={start.FileName}, cause={cause.Message}", cause);
        }
    }

    /// <summary>Waits until it has its table and has rehearsed.</summary>
    /// <param name="stop">Ends the wait, and the process.</param>
    /// <exception cref="OtherHeapException">It is gone, or isn't ready in time.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void WaitUntilReady(CancellationToken stop) => IsServer = ReadAsync<OtherHeapReady>(AnswerLimit, stop).GetAwaiter().GetResult().IsServer;

    /// <inheritdoc cref="SampleAsync"/>
    public OtherHeapSample Sample(CancellationToken stop) => SampleAsync(AnswerLimit, stop).GetAwaiter().GetResult();

    /// <summary>Has it run once.</summary>
    /// <param name="limit">How long it may be silent; then it is killed.</param>
    /// <param name="stop">Ends the wait, and the process.</param>
    /// <returns>What it took; the order is on its way when the task is handed back.</returns>
    /// <exception cref="OtherHeapException">It is gone, or answers nothing in time.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<OtherHeapSample> SampleAsync(TimeSpan limit, CancellationToken stop)
    {
        Ask();
        return ReadAsync<OtherHeapSample>(limit, stop);
    }

    /// <summary>Asks for a run, without waiting for it.</summary>
    /// <exception cref="OtherHeapException">It is gone.</exception>
    internal void Ask()
    {
        try
        {
            _process.StandardInput.WriteLine(OtherHeapProtocol.Sample);
            _process.StandardInput.Flush();
        }
        catch (IOException cause)
        {
            throw new OtherHeapException("it is gone", cause);
        }
    }

    /// <summary>Waits for the run that was asked for, as <see cref="Sample"/>.</summary>
    internal OtherHeapSample Hear(CancellationToken stop) => ReadAsync<OtherHeapSample>(AnswerLimit, stop).GetAwaiter().GetResult();

    /// <summary>Ends its input, as the end of this process does: it leaves by itself, whatever it does.</summary>
    internal void CutLifeline()
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

    /// <summary>Ends it, whatever it does. Harmless when it is gone; from any thread.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception cause) when (cause is InvalidOperationException or Win32Exception)
        {
            // It was quicker.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CutLifeline();
        if (!_process.WaitForExit(LeaveLimit))
        {
            Kill();
            _ = _process.WaitForExit(LeaveLimit);
        }

        _process.Dispose();
    }

    private static string Text(IFormattable number) => number.ToString(format: null, CultureInfo.InvariantCulture);

    private async Task<T> ReadAsync<T>(TimeSpan limit, CancellationToken stop)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(limit);
        try
        {
            string line = await _process.StandardOutput.ReadLineAsync(end.Token).ConfigureAwait(false)
                ?? throw new OtherHeapException("it is gone");
            return JsonSerializer.Deserialize<T>(line) ?? throw new OtherHeapException("it said nothing");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            Kill();
            throw new OtherHeapException($"it gave no answer within {limit.TotalSeconds} s");
        }
        catch (OperationCanceledException)
        {
            // Nobody is left to wait for what it is at.
            Kill();
            throw;
        }
        catch (JsonException cause)
        {
            throw new OtherHeapException($"it said something else: {cause.Message}", cause);
        }
    }
}

/// <summary>The helper process can't be used; the message is the end of a sentence.</summary>
/// <param name="message">Why.</param>
/// <param name="cause">The cause, or null.</param>
internal sealed class OtherHeapException(string message, Exception? cause = null) : Exception(message, cause);
