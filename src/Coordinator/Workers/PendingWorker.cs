using System.IO.Pipes;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// A worker that was started and has not said hello yet. The pipe listens before the process starts; the token goes over
/// standard input, serves once, and is bound to the worker's index and process id.
/// </summary>
internal sealed class PendingWorker : IDisposable
{
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(15);

    /// <summary>A connection that stays silent must not use up the limit of the one that will speak.</summary>
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan DeathLimit = TimeSpan.FromMilliseconds(100);

    private readonly int _index;
    private readonly ILogger _log;
    private readonly NamedPipeServerStream _server;
    private readonly WorkerProcess _process;
    private readonly byte[] _token = RandomNumberGenerator.GetBytes(Limits.TokenBytes);
    private bool _isWelcomed;

    private PendingWorker(string executable, int index, string pipeName, ILogger log, string? drill, int incarnation)
    {
        _index = index;
        _log = log;
        _server = OpenPipe(index, pipeName);
        try
        {
            _process = WorkerProcess.Start(executable, index, pipeName, drill, incarnation);
        }
        catch
        {
            _server.Dispose();
            throw;
        }

        _process.GiveToken(_token);
    }

    /// <summary>The process id.</summary>
    public int Pid => _process.Pid;

    /// <summary>Starts a worker, without waiting for it.</summary>
    /// <exception cref="WorkerFailedException">The system refuses.</exception>
    public static PendingWorker Start(string executable, int index, string pipeName, ILogger log, string? drill = null, int incarnation = 0) =>
        new(executable, index, pipeName, log, drill, incarnation);

    /// <summary>Waits for its hello.</summary>
    /// <exception cref="WorkerFailedException">It died first, or let the limit pass.</exception>
    /// <exception cref="OperationCanceledException">The run is being stopped.</exception>
    public WorkerLink Welcome(CancellationToken stop)
    {
        using CancellationTokenSource giveUp = CancellationTokenSource.CreateLinkedTokenSource(stop, _process.Exited);
        giveUp.CancelAfter(HandshakeLimit);
        try
        {
            while (true)
            {
                AwaitConnection(giveUp.Token);
                PipeConnection pipe = PipeConnection.OfCoordinator(_server);
                if (IsHello(pipe, giveUp.Token))
                {
                    _isWelcomed = true;
                    return new WorkerLink(_index, _process, pipe);
                }

                Disconnect();
            }
        }
        catch (Exception cause) when (giveUp.IsCancellationRequested && cause is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            stop.ThrowIfCancellationRequested();
            string what = _process.HasExited ? "died before it said hello" : $"said no hello within {HandshakeLimit.TotalSeconds:0} s";
            throw new WorkerFailedException(_index, $"Worker {_index} {what}: {_process.Obituary()}", cause);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(_token);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isWelcomed)
        {
            _server.Dispose();
            _process.Kill();
            _ = _process.WaitForExit(HandshakeLimit);
            _process.Dispose();
        }
    }

    private static NamedPipeServerStream OpenPipe(int index, string pipeName)
    {
        try
        {
            return new NamedPipeServerStream(
                pipeName, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly | PipeOptions.FirstPipeInstance);
        }
        catch (Exception cause) when (cause is IOException or SocketException or UnauthorizedAccessException)
        {
            throw RefusedException.TooLittle(
                $"Cannot open the pipe of worker {index} because the system refused: pipe={pipeName}, cause={cause.Message} "
                + "Ask for fewer workers, or allow more open files (ulimit -n).", cause);
        }
    }

    // Asynchronous only here: it makes the listening socket non-blocking, not the accepted one.
    private void AwaitConnection(CancellationToken giveUp)
    {
        while (true)
        {
            try
            {
                _server.WaitForConnectionAsync(giveUp).GetAwaiter().GetResult();
                return;
            }
            catch (UnauthorizedAccessException)
            {
                // Turned away by the runtime; the next one may be ours, so this must not end the waiting.
                WorkerLog.StrangerTurnedAway(_log, _index, "it belongs to another user");
            }
        }
    }

    private bool IsHello(PipeConnection pipe, CancellationToken giveUp)
    {
        // A blocked read knows no token; closing the pipe under it ends it.
        using CancellationTokenSource silence = new(SilenceLimit);
        using CancellationTokenRegistration hangUp = silence.Token.Register(Disconnect);
        using CancellationTokenRegistration leave = giveUp.Register(_server.Dispose);
        string? objection;
        try
        {
            objection = pipe.TryWait(out MessageKind _) ? Objection(pipe.Take<Hello>()) : "it closed without a word";
        }
        catch (ProtocolException cause)
        {
            objection = cause.Message;
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException && !giveUp.IsCancellationRequested)
        {
            objection = silence.IsCancellationRequested ? $"it said nothing for {SilenceLimit.TotalSeconds:0} s" : cause.Message;
        }

        // A worker that dies here closes its connection a moment before it counts as dead: that was no stranger.
        if (objection is not null && !_process.WaitForExit(DeathLimit))
        {
            WorkerLog.StrangerTurnedAway(_log, _index, objection);
        }

        return objection is null;
    }

    private void Disconnect()
    {
        try
        {
            _server.Disconnect();
        }
        catch (Exception cause) when (cause is InvalidOperationException or IOException)
        {
            // It is gone already.
        }
    }

    private string? Objection(Hello hello)
    {
        // Compared before anything else, and in constant time: who has no token learns nothing from the answer.
        if (!CryptographicOperations.FixedTimeEquals(hello.Token.Span, _token))
        {
            return "its token is wrong";
        }

        if (hello.ProtocolVersion != Hello.CurrentVersion)
        {
            return $"it speaks another protocol: version={hello.ProtocolVersion}, expected={Hello.CurrentVersion}";
        }

        return hello.Worker == _index && hello.Pid == _process.Pid
            ? null
            : $"it is another worker: worker={hello.Worker}, pid={hello.Pid}, expected={_index} and {_process.Pid}";
    }
}
