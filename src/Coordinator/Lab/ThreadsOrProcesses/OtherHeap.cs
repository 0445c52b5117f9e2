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

    /// <summary>Starts it, with the server's collector, and waits until it is ready.</summary>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="ticks">Ticks of a run.</param>
    /// <param name="seed">What the table is derived from.</param>
    /// <param name="stop">Ends the wait, and the process.</param>
    /// <exception cref="OtherHeapException">It can't be started, or isn't ready in time.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static OtherHeap Start(int rows, int workers, int ticks, ulong seed, CancellationToken stop)
    {
        ProcessStartInfo start = new(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ParallelMotion.Coordinator.exe" : "ParallelMotion.Coordinator"),
            [OtherHeapProtocol.Word, rows.ToString(CultureInfo.InvariantCulture), workers.ToString(CultureInfo.InvariantCulture), ticks.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_ROOT"] = WorkerExecutable.RuntimeRoot;
        start.Environment["DOTNET_gcServer"] = "1";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        OtherHeap? other = null;
        try
        {
            other = new OtherHeap(Process.Start(start) ?? throw new OtherHeapException("the system started no process"));
            other.IsServer = other.Read<OtherHeapReady>(stop).IsServer;
            return other;
        }
        catch (Win32Exception cause)
        {
            throw new OtherHeapException($"the system refused: file={start.FileName}, cause={cause.Message}", cause);
        }
        catch
        {
            other?.Dispose();
            throw;
        }
    }

    /// <summary>Has it run once.</summary>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="OtherHeapException">It is gone, or answers nothing in time.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public OtherHeapSample Sample(CancellationToken stop)
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

        return Read<OtherHeapSample>(stop);
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
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The other end is closed already.
        }

        if (!_process.WaitForExit(LeaveLimit))
        {
            Kill();
            _ = _process.WaitForExit(LeaveLimit);
        }

        _process.Dispose();
    }

    private T Read<T>(CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(AnswerLimit);
        try
        {
            string line = _process.StandardOutput.ReadLineAsync(limit.Token).AsTask().GetAwaiter().GetResult()
                ?? throw new OtherHeapException("it is gone");
            return JsonSerializer.Deserialize<T>(line) ?? throw new OtherHeapException("it said nothing");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            Kill();
            throw new OtherHeapException($"it gave no answer within {AnswerLimit.TotalSeconds} s");
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
