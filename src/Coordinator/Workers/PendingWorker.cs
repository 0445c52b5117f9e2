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
/// <para>
/// Connections are taken one after the other; those behind wait in the system's queue, so that at most one stranger is open at a time.
/// Where the system says who connected (<see cref="PeerIdentity"/>), whoever isn't the process that was started is turned away before
/// a byte of it is read: strangers cost some microseconds each, and can't use up the worker's time. Elsewhere a silent one may take
/// <see cref="SilenceLimit"/>.
/// </para>
/// </summary>
internal sealed class PendingWorker : IDisposable
{
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(15);

    /// <summary>For the whole hello, so a byte now and then doesn't help; a silent connection must not use up the limit of the one that will speak.</summary>
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan DeathLimit = TimeSpan.FromMilliseconds(100);

    private readonly int _index;
    private readonly bool _standsBy;
    private readonly TurnedAway _turnedAway;
    private readonly Func<PipeStream, PeerIdentity?> _peerOf;
    private readonly NamedPipeServerStream _server;
    private readonly WorkerProcess _process;
    private readonly byte[] _token = RandomNumberGenerator.GetBytes(Limits.TokenBytes);
    private bool _isWelcomed;
    private bool _isDisposed;

    private PendingWorker(
        string executable, int index, string pipeName, ILogger log, string? drill, int incarnation, bool standsBy, Func<PipeStream, PeerIdentity?> peerOf)
    {
        _index = index;
        _standsBy = standsBy;
        _turnedAway = new TurnedAway(index, log);
        _peerOf = peerOf;
        _server = OpenPipe(index, pipeName);
        try
        {
            _process = WorkerProcess.Start(executable, index, pipeName, drill, incarnation, log: log, standsBy: standsBy);
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
    /// <param name="executable">Its executable.</param>
    /// <param name="index">Its index.</param>
    /// <param name="pipeName">The pipe to listen on.</param>
    /// <param name="log">Hears of strangers, and of what the process writes to standard error.</param>
    /// <param name="drill">A fault drill for it; null for that of the environment.</param>
    /// <param name="incarnation">How many processes had its place before.</param>
    /// <param name="standsBy">Whether it is to be nobody's process yet.</param>
    /// <param name="peerOf">Says who connected; null asks the system.</param>
    /// <exception cref="WorkerFailedException">The system refuses.</exception>
    public static PendingWorker Start(
        string executable, int index, string pipeName, ILogger log, string? drill = null, int incarnation = 0, bool standsBy = false, Func<PipeStream, PeerIdentity?>? peerOf = null) =>
        new(executable, index, pipeName, log, drill, incarnation, standsBy, peerOf ?? PeerIdentity.Of);

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
                if (HasRightPeer() && HearHello(giveUp.Token) is { } pipe)
                {
                    _isWelcomed = true;
                    return new WorkerLink(_index, _process, pipe, _standsBy);
                }

                Disconnect();
            }
        }
        catch (Exception cause) when (giveUp.IsCancellationRequested && cause is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            stop.ThrowIfCancellationRequested();
            string what = _process.HasExited ? "died before it said hello" : $"said no hello within {HandshakeLimit.TotalSeconds:0} s";
            string message = $"{PlaceName.AtBeginning(_index, _standsBy)} {what}: {_process.Obituary()}";
            throw new WorkerFailedException(_index, message, cause) { Death = new Death(Pid, $"it {what}, {_process.End ?? "and is alive even after a kill"}", _process.LastWords) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(_token);
            _turnedAway.Conclude();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isWelcomed && !_isDisposed)
        {
            _isDisposed = true;
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
                _turnedAway.Add("it belongs to another user");
            }
        }
    }

    private bool HasRightPeer()
    {
        PeerIdentity? peer = _peerOf(_server);
        if (peer is null || peer.Value.Pid == Pid)
        {
            return true;
        }

        _turnedAway.Add($"it is another process: pid={peer.Value.Pid}, uid={peer.Value.Uid}, expected={Pid}");
        return false;
    }

    private PipeConnection? HearHello(CancellationToken giveUp)
    {
        // A blocked read knows no token; closing the pipe under it ends it.
        using CancellationTokenSource silence = new(SilenceLimit);
        using CancellationTokenRegistration hangUp = silence.Token.Register(Disconnect);
        using CancellationTokenRegistration leave = giveUp.Register(_server.Dispose);
        PipeConnection pipe = PipeConnection.OfStranger(_server);
        string? objection;
        try
        {
            objection = pipe.TryWait(out MessageKind _) ? Objection(pipe.Take<Hello>()) : "it closed without a word";
        }
        catch (ProtocolException cause)
        {
            objection = cause.Message;
        }
        catch (InvalidOperationException) when (silence.IsCancellationRequested)
        {
            // Disconnected between two reads, of somebody who says a byte now and then.
            objection = $"it said nothing for {SilenceLimit.TotalSeconds:0} s";
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException && !giveUp.IsCancellationRequested)
        {
            objection = silence.IsCancellationRequested ? $"it said nothing for {SilenceLimit.TotalSeconds:0} s" : cause.Message;
        }

        if (objection is null)
        {
            pipe.AcceptFromWorker();
            return pipe;
        }

        // A worker that dies here closes its connection a moment before it counts as dead: that was no stranger.
        if (!_process.WaitForExit(DeathLimit))
        {
            _turnedAway.Add(objection);
        }

        return null;
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
